package io.winback.notification.template;

import io.winback.events.Channel;
import io.winback.events.rest.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One template in all its languages and channels, ready to render. */
public final class TemplateSet {

    private final Map<Key, ParsedTemplate> byKey;

    private TemplateSet(Map<Key, ParsedTemplate> byKey) {
        this.byKey = byKey;
    }

    /** @throws InvalidInput if one does not parse, or is there twice */
    static TemplateSet of(List<MessageTemplate> messages) {
        var byKey = new HashMap<Key, ParsedTemplate>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var field = "messages[%d]".formatted(i);
            if (message.channel() == Channel.EMAIL
                    && (message.subject() == null || message.subject().isBlank())) {
                throw InvalidInput.inBody(field + ".subject", "an e-mail needs one");
            }
            var key = new Key(message.locale().toLowerCase(Locale.ROOT), message.channel());
            if (byKey.put(key, ParsedTemplate.of(message, field)) != null) {
                throw InvalidInput.inBody(
                        field, "%s and %s are there twice".formatted(message.locale(), message.channel()));
            }
        }
        return new TemplateSet(byKey);
    }

    /** Whether it has something to say on a channel to somebody of that locale. */
    public boolean speaks(Channel channel, String locale, String usualLocale) {
        return find(channel, locale, usualLocale).isPresent();
    }

    /** Renders in the person's locale, else its language, else the usual one; empty if none of them is there. */
    public Optional<Rendered> render(Channel channel, String locale, String usualLocale, Map<String, Object> data) {
        return find(channel, locale, usualLocale).map(template -> template.render(data));
    }

    private Optional<ParsedTemplate> find(Channel channel, String locale, String usualLocale) {
        return Stream.of(locale, language(locale), usualLocale, language(usualLocale))
                .filter(candidate -> candidate != null)
                .map(candidate -> byKey.get(new Key(candidate.toLowerCase(Locale.ROOT), channel)))
                .filter(template -> template != null)
                .findFirst();
    }

    private static String language(String locale) {
        return locale == null ? null : locale.split("-")[0];
    }

    private record Key(String locale, Channel channel) {}
}
