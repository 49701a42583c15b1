package io.winback.notification.template;

import io.winback.chassis.http.FailureInWords;
import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.channel.Channels;
import io.winback.notification.channel.RenderedMessage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A parsed template in all its languages and channels. A text that does not parse fails only its own messages. */
public final class TemplateSet {

    private static final Logger LOG = Logger.getLogger(TemplateSet.class);

    private final Map<Key, Entry> byKey;
    private final Channels channels;

    /** Why the stored template cannot be parsed; null if it can. */
    private final String problem;

    private TemplateSet(Map<Key, Entry> byKey, Channels channels, String problem) {
        this.byKey = byKey;
        this.channels = channels;
        this.problem = problem;
    }

    static TemplateSet of(List<MessageTemplate> messages, Channels channels) {
        var byKey = new HashMap<Key, Entry>();
        for (int i = 0; i < messages.size(); i++) {
            byKey.putIfAbsent(Key.of(messages.get(i)), entry(messages.get(i), "messages[%d]".formatted(i)));
        }
        return new TemplateSet(byKey, channels, null);
    }

    /** A stored template that cannot be parsed. */
    static TemplateSet unreadable(String problem, Channels channels) {
        return new TemplateSet(Map.of(), channels, problem);
    }

    private static Entry entry(MessageTemplate message, String field) {
        try {
            return new Entry(ParsedTemplate.of(message, field), null);
        } catch (InvalidInput e) {
            return new Entry(null, e.field() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "the template of %s in %s cannot be parsed", message.channel(), message.locale());
            return new Entry(null, "%s: %s".formatted(field, FailureInWords.of(e, "it cannot be parsed")));
        }
    }

    /** Whether it has a text for a channel that a recipient of this locale can read. */
    public boolean covers(Channel channel, String locale, String defaultLocale) {
        return problem != null || find(channel, locale, defaultLocale).isPresent();
    }

    /**
     * Renders in the locale of the recipient, else in its language, else in the default locale.
     *
     * @throws NotRenderable for every failure
     */
    public RenderedMessage render(Channel channel, String locale, String defaultLocale, Map<String, Object> data)
            throws NotRenderable {
        if (problem != null) {
            throw new NotRenderable(Refusal.RENDER_ERROR, problem);
        }
        var entry = find(channel, locale, defaultLocale)
                .orElseThrow(() -> new NotRenderable(
                        Refusal.TEMPLATE_MISSING,
                        "the template has no %s text in %s or %s".formatted(channel, locale, defaultLocale)));
        if (entry.problem() != null) {
            throw new NotRenderable(Refusal.RENDER_ERROR, entry.problem());
        }
        var rendered = entry.template().render(data);
        var excess = channels.measure(channel, rendered.text()).excess();
        if (excess != null) {
            throw new NotRenderable(Refusal.RENDER_ERROR, excess);
        }
        return rendered;
    }

    /**
     * The locale of values such as dates: that of the recipient if the text is in its language, else that of the text.
     *
     * @param locale of the recipient; null if it is not known
     */
    public Locale localeOfValues(Channel channel, String locale, String defaultLocale) {
        var ofText = textLocales(locale, defaultLocale)
                .filter(candidate -> byKey.containsKey(new Key(candidate.toLowerCase(Locale.ROOT), channel)))
                .findFirst()
                .orElse(defaultLocale);
        boolean isInLanguageOfRecipient = locale != null && language(locale).equalsIgnoreCase(language(ofText));
        return Locale.forLanguageTag(isInLanguageOfRecipient ? locale : ofText);
    }

    /** The locales of the texts for a channel. */
    TreeSet<String> locales(Channel channel) {
        var locales = new TreeSet<String>();
        byKey.keySet().stream().filter(key -> key.channel() == channel).forEach(key -> locales.add(key.locale()));
        return locales;
    }

    Set<Channel> channelsWithText() {
        var found = EnumSet.noneOf(Channel.class);
        byKey.keySet().forEach(key -> found.add(key.channel()));
        return found;
    }

    private Optional<Entry> find(Channel channel, String locale, String defaultLocale) {
        return textLocales(locale, defaultLocale)
                .map(candidate -> byKey.get(new Key(candidate.toLowerCase(Locale.ROOT), channel)))
                .filter(template -> template != null)
                .findFirst();
    }

    /** The locales whose text may be used, in the order of preference. */
    private static Stream<String> textLocales(String locale, String defaultLocale) {
        return Stream.of(locale, language(locale), defaultLocale, language(defaultLocale))
                .filter(Objects::nonNull);
    }

    private static String language(String locale) {
        return locale == null ? null : locale.split("-")[0];
    }

    /** A template has one text for each locale and channel. */
    record Key(String locale, Channel channel) {

        static Key of(MessageTemplate message) {
            return new Key(message.locale().toLowerCase(Locale.ROOT), message.channel());
        }
    }

    /** @param problem why the text cannot be parsed; null if it can */
    private record Entry(ParsedTemplate template, String problem) {}
}
