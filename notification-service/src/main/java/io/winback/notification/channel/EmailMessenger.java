package io.winback.notification.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** E-mail by SMTP, with the headers by which a mail client lets one unsubscribe (RFC 8058). */
@ApplicationScoped
class EmailMessenger implements Messenger {

    private static final int PERMANENT = 500;

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
    public CompletionStage<Delivery> send(Outgoing message) {
        var mail = new Mail()
                .addTo(message.address())
                .setSubject(message.content().subject())
                .setText(message.content().text())
                .setHtml(message.content().html())
                .addHeader("Message-ID", "<%s@%s>".formatted(message.messageId(), domain))
                .addHeader("List-Unsubscribe", "<" + message.unsubscribeUrl() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mailer.send(mail)
                .map(sent -> (Delivery) new Delivery.Accepted())
                .onFailure()
                .recoverWithItem(EmailMessenger::delivery)
                .subscribeAsCompletionStage();
    }

    private static Delivery delivery(Throwable failure) {
        return failure instanceof SMTPException smtp && smtp.getReplyCode() >= PERMANENT
                ? new Delivery.Refused(Refusal.HARD_BOUNCED, failure.getMessage())
                : new Delivery.Later(failure.toString());
    }
}
