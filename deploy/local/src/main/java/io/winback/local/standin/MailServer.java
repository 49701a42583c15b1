package io.winback.local.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An SMTP server that stores the received bytes of each mail. */
final class MailServer {

    static final String CHANNEL = "EMAIL";

    private static final int BACKLOG = 256;

    private final ServerSocket listener;
    private final ReceivedMessages mailbox;
    private final FaultSettings faults;
    private final SSLContext tls;
    private final ExecutorService conversations = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        return thread;
    });

    /** @param tls for mails over STARTTLS only; null if it does not offer STARTTLS */
    MailServer(int port, ReceivedMessages mailbox, FaultSettings faults, SSLContext tls) {
        this.tls = tls;
        this.mailbox = mailbox;
        this.faults = faults;
        try {
            listener = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        conversations.execute(() -> {
            while (true) {
                try {
                    var socket = listener.accept();
                    conversations.execute(() -> SmtpConversation.hold(socket, tls, faults, this::keep));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void keep(List<String> recipients, byte[] raw) {
        var now = Instant.now();
        for (var to : recipients) {
            mailbox.addMail(to, raw, now);
        }
    }
}
