package io.winback.notification.sending;

import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.RenderedMessage;
import io.winback.notification.message.MessageContent;
import io.winback.notification.recipient.Recipient;
import io.winback.notification.template.NotRenderable;
import io.winback.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Renders a stored message from its template as it is now. Its unsubscribe link does not work. */
@ApplicationScoped
class RenderStoredMessage implements MessageContent {

    private final Templates templates;
    private final PlaceholderValues values;
    private final NotificationConfiguration configuration;

    RenderStoredMessage(Templates templates, PlaceholderValues values, NotificationConfiguration configuration) {
        this.templates = templates;
        this.values = values;
        this.configuration = configuration;
    }

    @Override
    public Optional<RenderedMessage> of(Channel channel, OutreachRequested request, Recipient recipient) {
        var template = templates.parsed(Set.of(request.template())).get(request.template());
        if (template == null) {
            return Optional.empty();
        }
        try {
            var locale = template.localeOfValues(channel, recipient.locale(), configuration.locale());
            return Optional.of(template.render(
                    channel,
                    recipient.locale(),
                    configuration.locale(),
                    values.of(request, recipient, locale, configuration.publicUrl() + "/u/")));
        } catch (NotRenderable e) {
            return Optional.empty();
        }
    }
}
