package io.winback.campaign.reference;

import io.winback.events.Channel;
import io.winback.events.notification.TemplatePublished.Text;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A template of notification-service.
 *
 * @param defaultLocale the locale of messages to recipients in whose language the template has no text
 * @param texts the texts that can be sent, one for each locale and channel
 */
public record KnownTemplate(String templateId, String defaultLocale, List<Text> texts) {

    public KnownTemplate {
        texts = List.copyOf(texts);
    }

    /** Whether it has a text for a channel in the default locale, or in its language. */
    public boolean coversDefaultLocale(Channel channel) {
        return covers(channel, null);
    }

    /** Whether it has a text for any channel in the default locale, or in its language. */
    public boolean coversDefaultLocale() {
        return Stream.of(Channel.values()).anyMatch(this::coversDefaultLocale);
    }

    /**
     * Whether it has a text for a channel that a customer of this locale gets: in the locale, else in its language, else in
     * the default locale.
     *
     * @param locale null if it is not known
     */
    public boolean covers(Channel channel, String locale) {
        return Stream.of(locale, language(locale), defaultLocale, language(defaultLocale))
                .filter(Objects::nonNull)
                .anyMatch(candidate -> hasText(channel, candidate));
    }

    /** The texts that cannot be sent without a coupon. */
    public List<Text> textsWithCoupon() {
        return texts.stream().filter(Text::needsCoupon).toList();
    }

    private boolean hasText(Channel channel, String locale) {
        return texts.stream()
                .anyMatch(text -> text.channel() == channel && text.locale().equalsIgnoreCase(locale));
    }

    private static String language(String locale) {
        return locale == null ? null : locale.split("-")[0];
    }
}
