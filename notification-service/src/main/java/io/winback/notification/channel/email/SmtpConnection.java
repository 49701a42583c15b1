package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.ProviderResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A connection to the mail server that hands over one mail after another. */
final class SmtpConnection extends TimedTransport {

    private boolean reusable;
    private volatile long idleSince;

    SmtpConnection(Session session, EmailConfiguration settings) {
        super(session, settings);
    }

    /** Connects and signs in; null if that succeeded. */
    ProviderResponse tryOpen() {
        try {
            open();
            return null;
        } catch (IOException | MessagingException e) {
            abort();
            return reply() != null && reply().isRefusal() ? stage().refusal(reply()) : stage().lost(words(e));
        }
    }

    /** Whether the server still answers on it. */
    synchronized boolean answers() {
        enter(SmtpStage.CHECK);
        boolean answers = isConnected();
        leave();
        return answers;
    }

    /** Says goodbye, and ends the connection. */
    synchronized void quit() {
        enter(SmtpStage.CHECK);
        try {
            close();
        } catch (MessagingException e) {
            // it ends either way
        } finally {
            abort();
        }
    }

    /**
     * How the hand-over of one mail ended.
     *
     * @param deadBeforeContent the server had ended the connection before it took any content, so that the mail may go on
     *     another one
     */
    record Delivery(ProviderResponse response, boolean deadBeforeContent) {}

    /** Hands over one mail. Afterwards {@link #isReusable} says whether another may follow. */
    synchronized Delivery deliver(MailAddress from, MailAddress to, byte[] content, Handover handover) {
        reusable = true;
        if (to.needsSmtpUtf8() && !supportsExtension("SMTPUTF8")) {
            return new Delivery(
                    new ProviderResponse.Refused(
                            Refusal.HARD_BOUNCED,
                            "the address is not ASCII, and the mail server does not offer SMTPUTF8"),
                    false);
        }
        reusable = false;
        try {
            var refusal = envelope(from, to);
            return refusal == null ? content(content, handover) : refusal;
        } catch (IOException | MessagingException e) {
            return new Delivery(stage().lost(words(e)), !isExpired() && isBeforeContent());
        } finally {
            leave();
        }
    }

    boolean isReusable() {
        return reusable && isOpen();
    }

    void rest(long now) {
        idleSince = now;
    }

    long idleNanos(long now) {
        return now - idleSince;
    }

    /** Names sender and recipient, in one go where the server allows it; null if it takes both. */
    private Delivery envelope(MailAddress from, MailAddress to) throws MessagingException {
        // each character of a command is sent as one byte
        var recipient = "RCPT TO:<" + new String(to.toString().getBytes(UTF_8), ISO_8859_1) + ">";
        boolean pipelining = supportsExtension("PIPELINING");
        enter(SmtpStage.MAIL);
        sendCommand("MAIL FROM:<" + from + (to.needsSmtpUtf8() ? "> BODY=8BITMIME SMTPUTF8" : ">"));
        if (pipelining) {
            sendCommand(recipient);
        }
        if (!readReply().isAcceptance()) {
            var refusal = refused();
            reusable &= !pipelining;
            return refusal;
        }
        enter(SmtpStage.RCPT);
        if (!pipelining) {
            sendCommand(recipient);
        }
        if (readReply().isAcceptance()) {
            return null;
        }
        var refusal = refused();
        reusable = reusable && resets();
        return refusal;
    }

    private Delivery content(byte[] content, Handover handover) throws IOException, MessagingException {
        enter(SmtpStage.DATA);
        var out = contentStream();
        if (out == null) {
            return refused();
        }
        if (!handover.begin()) {
            return interrupted();
        }
        enter(SmtpStage.CONTENT);
        var interruptible = new AtomicBoolean(true);
        handover.onCancel(() -> {
            if (interruptible.compareAndSet(true, false)) {
                abort();
            }
        });
        try {
            out.write(content);
        } catch (IOException e) {
            if (interruptible.get()) {
                throw e;
            }
        }
        if (!interruptible.compareAndSet(true, false)) {
            return interrupted();
        }
        handover.written();
        enter(SmtpStage.END);
        sendCommand(".");
        var answer = readReply();
        if (answer.isRefusal()) {
            return refused();
        }
        reusable = answer.isAcceptance();
        return new Delivery(reusable ? new ProviderResponse.Accepted() : stage().lost(answer.words()), false);
    }

    /** Where the content goes, its lines that begin with a dot get another; null if the server refuses. */
    private OutputStream contentStream() throws MessagingException {
        try {
            return data();
        } catch (MessagingException e) {
            if (reply() == null || reply().code() < 0) {
                throw e;
            }
            return null;
        }
    }

    /** The server discards what does not end with a dot. */
    private Delivery interrupted() {
        abort();
        return new Delivery(new ProviderResponse.NotHandedOver(), false);
    }

    private Delivery refused() {
        reusable = reply().isRefusal() && !reply().isClosing();
        return new Delivery(stage().refusal(reply()), reply().isClosing() && isBeforeContent());
    }

    private boolean isBeforeContent() {
        return stage().compareTo(SmtpStage.CONTENT) < 0;
    }

    private boolean resets() {
        enter(SmtpStage.CHECK);
        try {
            return simpleCommand("RSET") == 250;
        } catch (MessagingException e) {
            return false;
        }
    }
}
