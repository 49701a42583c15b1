package io.winback.local.standin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One SMTP connection, from the greeting to its end (RFC 5321), with the faults that are set. */
final class SmtpConversation {

    private static final int TICK_MILLIS = 250;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final FaultSettings faults;
    private final BiConsumer<List<String>, byte[]> keep;
    private final SSLContext tls;
    private Socket socket;
    private SmtpInput in;
    private OutputStream out;
    private final List<String> recipients = new ArrayList<>();
    private boolean open = true;
    private long lastCommand = System.nanoTime();

    private SmtpConversation(Socket socket, SSLContext tls, FaultSettings faults, BiConsumer<List<String>, byte[]> keep)
            throws IOException {
        this.tls = tls;
        this.faults = faults;
        this.keep = keep;
        use(socket);
    }

    private void use(Socket connection) throws IOException {
        this.socket = connection;
        this.in = new SmtpInput(connection.getInputStream(), this::idleTooLong);
        this.out = new BufferedOutputStream(connection.getOutputStream(), 1024);
    }

    /** Serves the client until one side ends it. */
    static void hold(Socket socket, SSLContext tls, FaultSettings faults, BiConsumer<List<String>, byte[]> keep) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TICK_MILLIS);
            new SmtpConversation(socket, tls, faults, keep).serve();
        } catch (IOException e) {
            // the client closed the connection
        }
    }

    private void serve() throws IOException {
        answer("greeting", "220 stand-in.winback.example ESMTP");
        while (open) {
            if (!in.hasMore()) {
                out.flush();
            }
            lastCommand = System.nanoTime();
            try {
                command(in.line());
            } catch (SocketTimeoutException e) {
                answer("421 4.4.2 closed after a time without a command");
            }
        }
        out.flush();
    }

    private void command(String line) throws IOException {
        var words = line.toUpperCase(Locale.ROOT);
        if (words.startsWith("EHLO")) {
            answer("250-stand-in.winback.example");
            answer("250-PIPELINING");
            answer("250-8BITMIME");
            if (fault().smtpUtf8()) {
                answer("250-SMTPUTF8");
            }
            if (mustEncrypt()) {
                answer("250-STARTTLS");
            }
            answer("250 ENHANCEDSTATUSCODES");
        } else if (words.startsWith("HELO")) {
            answer("250 stand-in.winback.example");
        } else if (words.equals("STARTTLS") && mustEncrypt()) {
            answer("220 2.0.0 go on");
            out.flush();
            encrypt();
        } else if (words.startsWith("MAIL FROM:") && mustEncrypt()) {
            answer("530 5.7.0 STARTTLS first");
        } else if (words.startsWith("MAIL FROM:")) {
            recipients.clear();
            answer("mail", "250 2.1.0 sender ok");
        } else if (words.startsWith("RCPT TO:")) {
            if (answer("rcpt", "250 2.1.5 recipient ok")) {
                recipients.add(address(line));
            }
        } else if (words.equals("DATA")) {
            data();
        } else if (words.equals("QUIT")) {
            answer("221 2.0.0 goodbye");
            open = false;
        } else if (words.equals("RSET") || words.equals("NOOP")) {
            answer("250 2.0.0 ok");
        } else {
            answer("500 5.5.2 not known: " + line);
        }
    }

    private boolean mustEncrypt() {
        return tls != null && !(socket instanceof SSLSocket);
    }

    private void encrypt() throws IOException {
        var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.setSoTimeout(0);
        encrypted.startHandshake();
        encrypted.setSoTimeout(TICK_MILLIS);
        use(encrypted);
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            answer("503 5.5.1 no recipient");
        } else if (answer("data", "354 go on")) {
            out.flush();
            content(in.content());
        }
    }

    private void content(byte[] content) throws IOException {
        var fault = fault();
        if (fault.refuseBareLineFeed() && hasBareLineFeed(content)) {
            answer("550 5.5.2 bare line feed received");
        } else if (fault.refuses()) {
            FaultSettings.pause(fault.delayMillis());
            answer("451 4.3.0 not now");
        } else {
            // A server that answers late or not at all has accepted the mail.
            if (fault.answer() == null || !fault.at("dot")) {
                keep.accept(List.copyOf(recipients), content);
            }
            FaultSettings.pause(fault.delayMillis());
            if (fault.dropAfterDot()) {
                open = false;
            } else {
                answer("dot", "250 2.0.0 kept");
            }
        }
        recipients.clear();
    }

    /** Sends the given answer, or the answer of the fault. Returns whether it was the given one. */
    private boolean answer(String stage, String right) throws IOException {
        var fault = fault();
        if (!fault.at(stage)) {
            answer(right);
            return true;
        }
        out.flush();
        FaultSettings.pause(fault.hangSeconds() * 1000L);
        var line = fault.answer() == null ? right : fault.answer();
        if (fault.crawl()) {
            crawl(line);
        } else {
            answer(line);
        }
        return fault.answer() == null;
    }

    private void answer(String line) throws IOException {
        out.write((line.length() == 3 ? line + " as asked" : line).getBytes(UTF_8));
        out.write('\r');
        out.write('\n');
        if (line.startsWith("421")) {
            open = false;
        }
    }

    private void crawl(String line) throws IOException {
        for (byte b : (line + "\r\n").getBytes(UTF_8)) {
            out.write(b);
            out.flush();
            FaultSettings.pause(1000);
        }
    }

    private boolean idleTooLong() {
        int seconds = fault().idleCloseSeconds();
        return seconds > 0 && System.nanoTime() - lastCommand > seconds * NANOS_PER_SECOND;
    }

    private FaultSettings.Fault fault() {
        return faults.of(MailServer.CHANNEL);
    }

    /** The text between the outer angle brackets. */
    private static String address(String command) {
        return command.substring(command.indexOf('<') + 1, command.lastIndexOf('>'));
    }

    private static boolean hasBareLineFeed(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n' && (i == 0 || content[i - 1] != '\r')) {
                return true;
            }
        }
        return false;
    }
}
