package io.winback.notification.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** E-mail by SMTP, with the headers by which a mail client lets one unsubscribe (RFC 8058). */
@ApplicationScoped
class EmailMessenger implements Messenger {

    /** RFC 3463: X.1.x is about the address, X.2.x about the mailbox. */
    private static final int ENHANCED_ADDRESS = 1;

    private static final int ENHANCED_MAILBOX = 2;

    private final ReactiveMailer mailer;
    private final int window;
    private final String domain;

    EmailMessenger(
            ReactiveMailer mailer,
            @ConfigProperty(name = "quarkus.mailer.max-pool-size") int window,
            NotificationConfiguration configuration) {
        this.mailer = mailer;
        this.window = window;
        this.domain = configuration.messageDomain();
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public boolean deduplicates() {
        return false;
    }

    @Override
    public CompletionStage<ProviderResponse> send(Outgoing message, Handover handover) {
        var mail = new Mail()
                .addTo(message.address())
                .setSubject(message.content().subject())
                .setText(message.content().text())
                .setHtml(message.content().html())
                .addHeader("Message-ID", "<%s@%s>".formatted(message.messageId(), domain))
                .addHeader("List-Unsubscribe", "<" + message.unsubscribeUrl() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        if (!handover.begin()) {
            return CompletableFuture.completedFuture(new ProviderResponse.NotHandedOver());
        }
        return mailer.send(mail)
                .map(sent -> (ProviderResponse) new ProviderResponse.Accepted())
                .onFailure()
                .recoverWithItem(EmailMessenger::response)
                .subscribeAsCompletionStage();
    }

    /** Only a no to the recipient is about them; one to our password, our sender or our words is ours to mend. */
    private static ProviderResponse response(Throwable failure) {
        return failure instanceof SMTPException smtp && smtp.isPermanent() && isAboutRecipient(smtp)
                ? new ProviderResponse.Refused(Refusal.HARD_BOUNCED, failure.getMessage())
                : new ProviderResponse.Deferred(failure.toString(), null);
    }

    private static boolean isAboutRecipient(SMTPException refusal) {
        var status = refusal.getEnhancedStatus();
        return refusal.getMessage().startsWith("recipient address not accepted")
                || status != null
                        && (status.getSubject() == ENHANCED_ADDRESS || status.getSubject() == ENHANCED_MAILBOX);
    }
}
