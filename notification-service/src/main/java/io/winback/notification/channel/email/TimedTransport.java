package io.winback.notification.channel.email;

import io.winback.notification.channel.email.EmailConfiguration.StartTls;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The SMTP of Angus Mail (EHLO, STARTTLS, AUTH, replies) with a time limit for each step. The limits are watched from
 * outside, by {@link #abortIfOverdue}: the time-out of a socket begins anew with each byte, that of a step does not.
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
        return Session.getInstance(properties);
    }

    /** Connects to the server and signs in. */
    final synchronized void open() throws IOException, MessagingException {
        socket.setTcpNoDelay(true);
        socket.connect(
                address(), Math.toIntExact(settings.timeLimits().connect().toMillis()));
        connect(socket);
        leave();
    }

    /** Ends the connection without a word, from any thread: a mail that has no final dot yet is discarded. */
    final void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use either way
        }
    }

    /** Ends the connection if its step takes longer than it may. */
    final void abortIfOverdue(long now) {
        if (deadline != NO_DEADLINE && now - deadline > 0) {
            expired = true;
            abort();
        }
    }

    final boolean isOpen() {
        return !socket.isClosed();
    }

    /** Begins a step and its time. */
    final void enter(SmtpStage next) {
        stage = next;
        reply = null;
        limitTo(next);
    }

    /** Ends the last step. */
    final void leave() {
        deadline = NO_DEADLINE;
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

    /** Reads a reply that must be one: the end of the connection is an exception. */
    final SmtpReply readReply() throws MessagingException {
        if (readServerResponse() < 0) {
            throw new MessagingException("the server closed the connection");
        }
        return reply;
    }

    /** Why the connection ended, for people. */
    final String words(Exception e) {
        if (expired) {
            return "no answer in " + stage.limit(settings.timeLimits());
        }
        var cause = e.getCause() == null ? e : e.getCause();
        return SmtpReply.printable(cause.toString());
    }

    /** Keeps the first reply of a step: after a refusal Angus Mail sends RSET. */
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

    /** With the configured name, so that certificates are checked against it and no name is looked up for an address. */
    private InetSocketAddress address() throws IOException {
        var bytes = InetAddress.getByName(settings.host()).getAddress();
        return new InetSocketAddress(InetAddress.getByAddress(settings.host(), bytes), settings.port());
    }
}
