package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.links.UnsubscribeLinks;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageData;
import io.winback.notification.routing.Hop;
import io.winback.notification.routing.SendingGates;
import io.winback.notification.template.NotRenderable;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Asks the gates once more for each claimed message, and renders it for its recipient. Each message succeeds or fails alone. */
@ApplicationScoped
class PrepareMessages {

    private static final Logger LOG = Logger.getLogger(PrepareMessages.class);

    private final SendingGates gates;
    private final Templates templates;
    private final MessageData data;
    private final UnsubscribeLinks links;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    PrepareMessages(
            SendingGates gates,
            Templates templates,
            MessageData data,
            UnsubscribeLinks links,
            NotificationConfiguration configuration,
            Clock clock) {
        this.gates = gates;
        this.templates = templates;
        this.data = data;
        this.links = links;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** A message that is ready for its messenger. */
    record Ready(ClaimedMessage message, Outgoing outgoing) {}

    /**
     * @param ready takes each message that may go
     * @param ended takes the result of each other message
     */
    void prepare(List<ClaimedMessage> claimed, Consumer<Ready> ready, Consumer<SendResult> ended) {
        var sets = templates.ready(
                claimed.stream().map(message -> message.request().template()).collect(toSet()));
        for (var message : claimed) {
            try {
                prepare(message, sets.get(message.request().template()), ready, ended);
            } catch (NotRenderable e) {
                ended.accept(new SendResult.Stopped(message, e.reason(), e.getMessage()));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warnf("message %s cannot be rendered: %s", message.id(), e);
                ended.accept(new SendResult.Stopped(message, Refusal.RENDER_ERROR, e.getMessage()));
            }
        }
    }

    private void prepare(
            ClaimedMessage message, TemplateSet template, Consumer<Ready> ready, Consumer<SendResult> ended)
            throws NotRenderable {
        if (message.attempts() > configuration.attempts()) {
            ended.accept(new SendResult.UsedUp(message));
            return;
        }
        var refusal = gates.refusal(
                new Hop(message.channel(), message.recipient(), template, message.notAfter(), clock.instant()));
        if (refusal.isPresent()) {
            ended.accept(new SendResult.Stopped(message, refusal.get(), null));
            return;
        }
        ready.accept(new Ready(message, outgoing(message, template)));
    }

    private Outgoing outgoing(ClaimedMessage message, TemplateSet template) throws NotRenderable {
        var recipient = message.recipient();
        var unsubscribeUrl = links.to(recipient.customerId(), message.channel());
        var locale = template.localeOfValues(message.channel(), recipient.locale(), configuration.locale());
        var content = template.render(
                message.channel(),
                recipient.locale(),
                configuration.locale(),
                data.of(message, locale, unsubscribeUrl));
        return new Outgoing(message.id(), recipient.address(message.channel()).orElseThrow(), content, unsubscribeUrl);
    }
}
