package io.winback.notification.channel.email;

import io.winback.notification.channel.Handover;
import io.winback.notification.channel.ProviderResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;

/** A connection to the mail server that hands over one mail after another. */
final class SmtpConnection extends TimedTransport {

    private boolean reusable;
    private volatile long idleSince;

    SmtpConnection(Session session, EmailConfiguration settings) {
        super(session, settings);
    }

    /** Connects and authenticates; null if that succeeded. */
    ProviderResponse tryOpen() {
        try {
            open();
            return null;
        } catch (IOException | MessagingException e) {
            abort();
            return reply() != null && reply().isRefusal() ? stage().refusal(reply()) : stage().lost(words(e));
        }
    }

    /** Whether the server still answers on the connection. */
    synchronized boolean answers() {
        enter(SmtpStage.CHECK);
        boolean answers = isConnected();
        leave();
        return answers;
    }

    /** Ends the connection with QUIT. */
    synchronized void quit() {
        enter(SmtpStage.CHECK);
        try {
            close();
        } catch (MessagingException e) {
            // the connection is closed in any case
        } finally {
            abort();
        }
    }

    /** Hands over one mail. Afterwards {@link #isReusable} is whether another mail may follow. */
    synchronized MailHandoverResult deliver(MailAddress from, MailAddress to, byte[] content, Handover handover) {
        reusable = false;
        var delivery = new MailTransaction(this).run(from, to, content, handover);
        reusable = delivery.reusable();
        return delivery;
    }

    boolean isReusable() {
        return reusable && isOpen();
    }

    void becomeIdle(long now) {
        idleSince = now;
    }

    long idleNanos(long now) {
        return now - idleSince;
    }
}
