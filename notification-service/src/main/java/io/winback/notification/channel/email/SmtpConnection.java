package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.ProviderResponse;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A connection to the mail server. Angus Mail opens it (EHLO, STARTTLS, AUTH) and reads replies; the transaction is ours, as
 * each of its steps has a time limit and a meaning of its own. Who watches the limits closes the socket from outside, so
 * that a server that sends a byte now and then is no exception.
 */
final class SmtpConnection extends SMTPTransport {

    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final EmailConfiguration settings;
    private final Socket socket = new Socket();
    private SmtpStage stage = SmtpStage.GREETING;
    private SmtpReply reply;
    private boolean reusable;
    private boolean deadBeforeContent;
    private volatile long deadline = NO_DEADLINE;
    private volatile boolean expired;
    private volatile long idleSince;

    SmtpConnection(Session session, EmailConfiguration settings) {
        super(session, new URLName("smtp", settings.host(), settings.port(), null, null, null));
        this.settings = settings;
    }

    static Session session(EmailConfiguration settings) {
        boolean withPassword = settings.username().isPresent();
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", settings.messageDomain());
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls() != StartTls.DISABLED));
        properties.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(settings.startTls() == StartTls.REQUIRED
                        || settings.startTls() == StartTls.OPTIONAL && withPassword));
        return Session.getInstance(properties);
    }

    /** Connects and signs in; null if that succeeded. */
    synchronized ProviderResponse open() {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    address(), Math.toIntExact(settings.timeLimits().connect().toMillis()));
            connect(socket);
            deadline = NO_DEADLINE;
            return null;
        } catch (IOException | MessagingException e) {
            abort();
            return reply != null && reply.isRefusal() ? stage.refusal(reply) : stage.lost(words(e));
        }
    }

    /** Whether the server still answers on it. */
    synchronized boolean answers() {
        enter(SmtpStage.CHECK);
        boolean answers = isConnected();
        deadline = NO_DEADLINE;
        return answers;
    }

    /** Hands over one mail. Afterwards {@link #isReusable} says whether another may follow. */
    synchronized ProviderResponse deliver(MailAddress from, MailAddress to, byte[] content, Handover handover) {
        reusable = true;
        boolean utf8 = to.needsSmtpUtf8();
        if (utf8 && !supportsExtension("SMTPUTF8")) {
            return new ProviderResponse.Refused(
                    Refusal.HARD_BOUNCED, "the address is not ASCII, and the mail server does not offer SMTPUTF8");
        }
        reusable = false;
        try {
            var refusal = envelope(from, to, utf8);
            return refusal == null ? content(content, handover) : refusal;
        } catch (IOException | MessagingException e) {
            deadBeforeContent = !expired && stage.compareTo(SmtpStage.CONTENT) < 0;
            return stage.lost(words(e));
        } finally {
            deadline = NO_DEADLINE;
        }
    }

    boolean isReusable() {
        return reusable && !socket.isClosed();
    }

    /** Whether the server had closed the connection, so that the mail may go on another one. */
    boolean isDeadBeforeContent() {
        return deadBeforeContent;
    }

    /** Ends the connection without a word, from any thread: whatever was not ended by its final dot is discarded. */
    void abort() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use either way
        }
    }

    /** Ends the connection if a step takes longer than it may. */
    void abortIfOverdue(long now) {
        if (deadline != NO_DEADLINE && now - deadline > 0) {
            expired = true;
            abort();
        }
    }

    void rest(long now) {
        idleSince = now;
    }

    long idleNanos(long now) {
        return now - idleSince;
    }

    private ProviderResponse envelope(MailAddress from, MailAddress to, boolean utf8) throws MessagingException {
        enter(SmtpStage.MAIL);
        // each character of the command is sent as one byte
        var recipient = utf8 ? new String(to.toString().getBytes(UTF_8), ISO_8859_1) : to.toString();
        boolean pipelining = supportsExtension("PIPELINING");
        sendCommand("MAIL FROM:<" + from + (utf8 ? "> BODY=8BITMIME SMTPUTF8" : ">"));
        if (pipelining) {
            sendCommand("RCPT TO:<" + recipient + ">");
        }
        readReply();
        if (!reply.isAcceptance()) {
            var refusal = refused();
            reusable &= !pipelining;
            return refusal;
        }
        enter(SmtpStage.RCPT);
        if (!pipelining) {
            sendCommand("RCPT TO:<" + recipient + ">");
        }
        readReply();
        if (reply.isAcceptance()) {
            return null;
        }
        var refusal = refused();
        if (reusable) {
            reset();
        }
        return refusal;
    }

    private void reset() {
        enter(SmtpStage.CHECK);
        try {
            reusable = simpleCommand("RSET") == 250;
        } catch (MessagingException e) {
            reusable = false;
        }
    }

    private ProviderResponse content(byte[] content, Handover handover) throws IOException, MessagingException {
        enter(SmtpStage.DATA);
        OutputStream out;
        try {
            out = data();
        } catch (MessagingException e) {
            if (reply == null || reply.code() < 0) {
                throw e;
            }
            return refused();
        }
        if (!handover.begin()) {
            abort();
            return new ProviderResponse.NotHandedOver();
        }
        enter(SmtpStage.CONTENT);
        var underWay = new AtomicBoolean(true);
        handover.onCancel(() -> {
            if (underWay.compareAndSet(true, false)) {
                abort();
            }
        });
        try {
            out.write(content);
        } catch (IOException e) {
            if (!underWay.get()) {
                return new ProviderResponse.NotHandedOver();
            }
            throw e;
        }
        if (!underWay.compareAndSet(true, false)) {
            return new ProviderResponse.NotHandedOver();
        }
        handover.written();
        enter(SmtpStage.END);
        sendCommand(".");
        readReply();
        if (reply.isRefusal()) {
            return refused();
        }
        reusable = reply.isAcceptance();
        return reusable ? new ProviderResponse.Accepted() : stage.lost(reply.words());
    }

    private ProviderResponse refused() {
        reusable = reply.isRefusal() && !reply.isClosing();
        deadBeforeContent = reply.isClosing() && stage.compareTo(SmtpStage.CONTENT) < 0;
        return stage.refusal(reply);
    }

    /** Reads a reply that must be one: the end of the connection is an exception. */
    private void readReply() throws MessagingException {
        if (readServerResponse() < 0) {
            throw new MessagingException("the server closed the connection");
        }
    }

    private void enter(SmtpStage next) {
        stage = next;
        reply = null;
        limitTo(next);
    }

    private void limitTo(SmtpStage step) {
        deadline = System.nanoTime() + step.limit(settings.timeLimits()).toNanos();
    }

    /** Remembers the first reply of each step; Angus Mail sends RSET after a refusal. */
    @Override
    protected int readServerResponse() throws MessagingException {
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
    protected boolean protocolConnect(String host, int port, String user, String password) throws MessagingException {
        return super.protocolConnect(
                host,
                port,
                settings.username().orElse(null),
                settings.password().orElse(null));
    }

    /** With the configured name, so that certificates are checked against it and no name is looked up for an address. */
    private InetSocketAddress address() throws IOException {
        var bytes = InetAddress.getByName(settings.host()).getAddress();
        return new InetSocketAddress(InetAddress.getByAddress(settings.host(), bytes), settings.port());
    }

    private String words(Exception e) {
        if (expired) {
            return "no answer in " + stage.limit(settings.timeLimits());
        }
        var cause = e.getCause() == null ? e : e.getCause();
        return SmtpReply.printable(cause.toString());
    }
}
