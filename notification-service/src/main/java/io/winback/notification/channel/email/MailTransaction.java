package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.ProviderResponse;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** The handover of one mail over a connection: the envelope, the content, and the answer of the server. */
final class MailTransaction {

    private final TimedTransport connection;
    private boolean reusable = true;

    MailTransaction(TimedTransport connection) {
        this.connection = connection;
    }

    MailHandoverResult run(MailAddress from, MailAddress to, byte[] content, Handover handover) {
        if (to.needsSmtpUtf8() && !connection.supportsExtension("SMTPUTF8")) {
            return delivery(
                    new ProviderResponse.Refused(
                            Refusal.HARD_BOUNCED,
                            "the address is not ASCII, and the mail server does not support SMTPUTF8"),
                    false);
        }
        reusable = false;
        try {
            var refusal = sendEnvelope(from, to);
            return refusal == null ? sendContent(content, handover) : refusal;
        } catch (IOException | MessagingException e) {
            var response = connection.stage().lost(connection.words(e));
            return delivery(response, !connection.isExpired() && isBeforeContent());
        } finally {
            connection.leave();
        }
    }

    /** Sends the sender and the recipient, together where the server supports it. Null if the server accepts both. */
    private MailHandoverResult sendEnvelope(MailAddress from, MailAddress to) throws MessagingException {
        // each character of a command is sent as one byte
        var recipient = "RCPT TO:<" + new String(to.toString().getBytes(UTF_8), ISO_8859_1) + ">";
        boolean pipelining = connection.supportsExtension("PIPELINING");
        connection.enter(SmtpStage.MAIL);
        connection.command("MAIL FROM:<" + from + (to.needsSmtpUtf8() ? "> BODY=8BITMIME SMTPUTF8" : ">"));
        if (pipelining) {
            connection.command(recipient);
        }
        if (!connection.readReply().isAcceptance()) {
            readReusability();
            reusable &= !pipelining;
            return refused();
        }
        connection.enter(SmtpStage.RCPT);
        if (!pipelining) {
            connection.command(recipient);
        }
        if (connection.readReply().isAcceptance()) {
            return null;
        }
        readReusability();
        var refusal = refused();
        reusable = reusable && resets();
        return delivery(refusal.response(), refusal.deadBeforeContent());
    }

    private MailHandoverResult sendContent(byte[] content, Handover handover) throws IOException, MessagingException {
        connection.enter(SmtpStage.DATA);
        var out = contentStream();
        if (out == null) {
            readReusability();
            return refused();
        }
        if (!handover.begin()) {
            return interrupted();
        }
        connection.enter(SmtpStage.CONTENT);
        var interruptible = new AtomicBoolean(true);
        handover.onCancel(() -> {
            if (interruptible.compareAndSet(true, false)) {
                connection.abort();
            }
        });
        try {
            out.write(content);
        } catch (IOException e) {
            if (interruptible.get()) {
                throw e;
            }
        }
        if (!interruptible.compareAndSet(true, false) || !handover.isStillAllowed()) {
            return interrupted();
        }
        handover.written();
        connection.enter(SmtpStage.END);
        connection.command(".");
        var answer = connection.readReply();
        if (answer.isRefusal()) {
            readReusability();
            return refused();
        }
        reusable = answer.isAcceptance();
        return delivery(
                reusable ? new ProviderResponse.Accepted() : connection.stage().lost(answer.words()), false);
    }

    /** Doubles the dot at the beginning of a line. Null if the server refuses the content. */
    private OutputStream contentStream() throws MessagingException {
        try {
            return connection.content();
        } catch (MessagingException e) {
            if (connection.reply() == null || connection.reply().code() < 0) {
                throw e;
            }
            return null;
        }
    }

    /** The server discards a mail without its final dot. */
    private MailHandoverResult interrupted() {
        connection.abort();
        return delivery(new ProviderResponse.NotHandedOver(), false);
    }

    private void readReusability() {
        reusable = connection.reply().isRefusal() && !connection.reply().isClosing();
    }

    private MailHandoverResult refused() {
        var reply = connection.reply();
        return delivery(connection.stage().refusal(reply), reply.isClosing() && isBeforeContent());
    }

    private MailHandoverResult delivery(ProviderResponse response, boolean deadBeforeContent) {
        return new MailHandoverResult(response, deadBeforeContent, reusable);
    }

    private boolean isBeforeContent() {
        return connection.stage().compareTo(SmtpStage.CONTENT) < 0;
    }

    private boolean resets() {
        connection.enter(SmtpStage.CHECK);
        try {
            return connection.simpleCommand("RSET") == 250;
        } catch (MessagingException e) {
            return false;
        }
    }
}
