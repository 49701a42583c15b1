package io.winback.notification.channel.email;

import io.winback.chassis.http.FailureInWords;
import io.winback.notification.channel.TrustedCertificates;
import io.winback.notification.channel.email.EmailConfiguration.StartTls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The SMTP of Angus Mail (EHLO, STARTTLS, AUTH, replies) with a time limit for each step. Another thread enforces the limits by
 * {@link #abortIfOverdue}: the timeout of a socket restarts with each byte, the limit of a step does not.
 */
abstract class TimedTransport extends SMTPTransport {

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final EmailConfiguration settings;
    private final Socket socket = new Socket();
    private SmtpStage stage = SmtpStage.GREETING;
    private SmtpReply reply;
    private volatile long deadline = NO_DEADLINE;
    private volatile boolean expired;

    TimedTransport(Session session, EmailConfiguration settings) {
        super(session, new URLName("smtp", settings.host(), settings.port(), null, null, null));
        this.settings = settings;
    }

    static Session session(EmailConfiguration settings) {
        boolean encrypts = settings.startTls() != StartTls.DISABLED;
        boolean mustEncrypt =
                settings.startTls() == StartTls.REQUIRED || settings.username().isPresent();
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", settings.messageDomain());
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(encrypts));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(encrypts && mustEncrypt));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", String.join(" ", TrustedCertificates.protocols()));
        settings.trustedCertificates()
                .map(TrustedCertificates::of)
                .ifPresent(trusted -> properties.put("mail.smtp.ssl.socketFactory", trusted.sockets()));
        return Session.getInstance(properties);
    }

    /** Connects to the server and authenticates. */
    final synchronized void open() throws IOException, MessagingException {
        socket.setTcpNoDelay(true);
        socket.connect(
                address(), Math.toIntExact(settings.timeLimits().connect().toMillis()));
        connect(socket);
        leave();
    }

    /** Closes the socket, from any thread. The server discards a mail that has no final dot yet. */
    final void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is not used any more
        }
    }

    /** Closes the connection if its step exceeds its time limit. */
    final void abortIfOverdue(long now) {
        if (deadline != NO_DEADLINE && now - deadline > 0) {
            expired = true;
            abort();
        }
    }

    final boolean isOpen() {
        return !socket.isClosed();
    }

    /** Begins a step and its time limit. */
    final void enter(SmtpStage next) {
        stage = next;
        reply = null;
        limitTo(next);
    }

    /** Ends the current step. */
    final void leave() {
        deadline = NO_DEADLINE;
    }

    final void command(String command) throws MessagingException {
        sendCommand(command);
    }

    /** Where the content is written, once the server accepts it. */
    final OutputStream content() throws MessagingException {
        return data();
    }

    final SmtpStage stage() {
        return stage;
    }

    final boolean isExpired() {
        return expired;
    }

    /** The first reply in this step; null if there is none yet. */
    final SmtpReply reply() {
        return reply;
    }

    /** Reads a reply. The end of the connection is an exception. */
    final SmtpReply readReply() throws MessagingException {
        if (readServerResponse() < 0) {
            throw new MessagingException("the server closed the connection");
        }
        return reply;
    }

    /** Why the connection ended, as text. */
    final String words(Exception e) {
        if (expired) {
            return "no answer in " + stage.limit(settings.timeLimits());
        }
        var cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof SSLException) {
            return TrustedCertificates.refused(settings.host());
        }
        return SmtpReply.printable(FailureInWords.of(cause, "the connection failed"));
    }

    /** Keeps the first reply of a step, as Angus Mail sends RSET after a refusal. */
    @Override
    protected final int readServerResponse() throws MessagingException {
        if (stage == SmtpStage.GREETING) {
            enter(SmtpStage.GREETING);
        } else if (reply != null) {
            limitTo(SmtpStage.CHECK);
        }
        int code = super.readServerResponse();
        if (reply == null) {
            reply = SmtpReply.of(code, getLastServerResponse());
        }
        return code;
    }

    @Override
    protected final boolean protocolConnect(String host, int port, String user, String password)
            throws MessagingException {
        return super.protocolConnect(
                host,
                port,
                settings.username().orElse(null),
                settings.password().orElse(null));
    }

    private void limitTo(SmtpStage step) {
        deadline = System.nanoTime() + step.limit(settings.timeLimits()).toNanos();
    }

    /** With the configured host name, so that certificates are checked against it, and no reverse lookup is made. */
    private InetSocketAddress address() throws IOException {
        var bytes = InetAddress.getByName(settings.host()).getAddress();
        return new InetSocketAddress(InetAddress.getByAddress(settings.host(), bytes), settings.port());
    }
}
