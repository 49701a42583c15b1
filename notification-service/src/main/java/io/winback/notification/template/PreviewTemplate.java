package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Channels;
import io.winback.notification.channel.RenderedMessage;
import io.winback.notification.text.TextLength;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.joining;

/** Renders a stored template with sample values, so that its author sees the message. */
@ApplicationScoped
class PreviewTemplate {

    private final Templates templates;
    private final SampleData samples;
    private final Channels channels;
    private final NotificationConfiguration configuration;

    PreviewTemplate(
            Templates templates, SampleData samples, Channels channels, NotificationConfiguration configuration) {
        this.templates = templates;
        this.samples = samples;
        this.channels = channels;
        this.configuration = configuration;
    }

    /** A rendered message with its length on its channel. */
    record Previewed(RenderedMessage message, TextLength length) {}

    /**
     * @param data null for sample values; a name, a coupon and an offer that it does not contain are absent
     * @throws InvalidInput with the field for which there is no text or no value, or whose value is not one of a placeholder
     */
    Previewed preview(String templateId, Channel channel, String locale, Map<String, Object> data) {
        PreviewData.check(data);
        var template = templates.parsed(List.of(templateId)).get(templateId);
        try {
            var message =
                    template.render(channel, locale, configuration.locale(), values(template, channel, locale, data));
            return new Previewed(message, channels.measure(channel, message.text()));
        } catch (NotRenderable e) {
            throw e.reason() == Refusal.TEMPLATE_MISSING
                    ? missing(template, channel, locale)
                    : InvalidInput.inBody("data", e.getMessage());
        }
    }

    private Map<String, Object> values(TemplateSet template, Channel channel, String locale, Map<String, Object> data) {
        var localeOfValues = template.localeOfValues(channel, locale, configuration.locale());
        return data == null ? samples.all(localeOfValues) : samples.completed(data, localeOfValues);
    }

    private InvalidInput missing(TemplateSet template, Channel channel, String locale) {
        var locales = template.locales(channel);
        return locales.isEmpty()
                ? InvalidInput.inBody(
                        "channel",
                        "the template has no %s text; it has texts for %s"
                                .formatted(
                                        channel,
                                        template.channelsWithText().stream()
                                                .map(Channel::name)
                                                .collect(joining(", "))))
                : InvalidInput.inBody(
                        "locale",
                        "the template has no %s text in %s or %s; it has one in %s"
                                .formatted(channel, locale, configuration.locale(), String.join(", ", locales)));
    }
}
