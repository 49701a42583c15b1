package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.template.NotRenderable;
import io.winback.notification.template.TemplateSet;
import io.winback.notification.unsubscribe.UnsubscribeLinks;
import jakarta.enterprise.context.ApplicationScoped;

/** Renders a claimed message for its recipient, with its unsubscribe link. */
@ApplicationScoped
class RenderMessage {

    private final PlaceholderValues values;
    private final UnsubscribeLinks links;
    private final NotificationConfiguration configuration;

    RenderMessage(PlaceholderValues values, UnsubscribeLinks links, NotificationConfiguration configuration) {
        this.values = values;
        this.links = links;
        this.configuration = configuration;
    }

    OutgoingMessage render(ClaimedMessage message, TemplateSet template) throws NotRenderable {
        var recipient = message.recipient();
        var unsubscribeUrl = links.create(recipient.customerId(), message.channel());
        var locale = template.localeOfValues(message.channel(), recipient.locale(), configuration.locale());
        var content = template.render(
                message.channel(),
                recipient.locale(),
                configuration.locale(),
                values.ofMessage(message, locale, unsubscribeUrl));
        return new OutgoingMessage(
                message.id(), recipient.address(message.channel()).orElseThrow(), content, unsubscribeUrl);
    }
}
