package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.text.TextLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One template in all its languages and channels, ready to render. A part that does not parse fails its own messages only. */
public final class TemplateSet {

    private static final Logger LOG = Logger.getLogger(TemplateSet.class);

    private final Map<Key, Entry> byKey;
    private final TextLimits limits;

    /** Why nothing of the template can be read; null if it can. */
    private final String problem;

    private TemplateSet(Map<Key, Entry> byKey, TextLimits limits, String problem) {
        this.byKey = byKey;
        this.limits = limits;
        this.problem = problem;
    }

    static TemplateSet of(List<MessageTemplate> messages, TextLimits limits) {
        var byKey = new HashMap<Key, Entry>();
        for (int i = 0; i < messages.size(); i++) {
            byKey.putIfAbsent(Key.of(messages.get(i)), entry(messages.get(i), "messages[%d]".formatted(i)));
        }
        return new TemplateSet(byKey, limits, null);
    }

    /** A template as it is stored, of which nothing can be read. */
    static TemplateSet unreadable(String problem, TextLimits limits) {
        return new TemplateSet(Map.of(), limits, problem);
    }

    private static Entry entry(MessageTemplate message, String field) {
        try {
            return new Entry(ParsedTemplate.of(message, field), null);
        } catch (InvalidInput e) {
            return new Entry(null, e.field() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "the template of %s in %s cannot be parsed", message.channel(), message.locale());
            return new Entry(null, field + ": " + e);
        }
    }

    /** Whether it has something to say on a channel to somebody of that locale. */
    public boolean speaks(Channel channel, String locale, String usualLocale) {
        return problem != null || find(channel, locale, usualLocale).isPresent();
    }

    /**
     * Renders in the person's locale, else its language, else the usual one.
     *
     * @throws NotRenderable whatever the failure is
     */
    public Rendered render(Channel channel, String locale, String usualLocale, Map<String, Object> data)
            throws NotRenderable {
        if (problem != null) {
            throw new NotRenderable(Refusal.RENDER_ERROR, problem);
        }
        var entry = find(channel, locale, usualLocale)
                .orElseThrow(() -> new NotRenderable(
                        Refusal.TEMPLATE_MISSING,
                        "the template has no %s text in %s or %s".formatted(channel, locale, usualLocale)));
        if (entry.problem() != null) {
            throw new NotRenderable(Refusal.RENDER_ERROR, entry.problem());
        }
        var rendered = entry.template().render(data);
        var excess = limits.excess(channel, rendered.text());
        if (excess.isPresent()) {
            throw new NotRenderable(Refusal.RENDER_ERROR, excess.get());
        }
        return rendered;
    }

    /**
     * The locale in which values such as dates are written: the recipient's if the text is in its language, else the text's.
     *
     * @param locale of the recipient; null if it is not known
     */
    public Locale localeOfValues(Channel channel, String locale, String usualLocale) {
        var ofText = textLocales(locale, usualLocale)
                .filter(candidate -> byKey.containsKey(new Key(candidate.toLowerCase(Locale.ROOT), channel)))
                .findFirst()
                .orElse(usualLocale);
        boolean isInLanguageOfRecipient = locale != null && language(locale).equalsIgnoreCase(language(ofText));
        return Locale.forLanguageTag(isInLanguageOfRecipient ? locale : ofText);
    }

    /** The locales that it has a channel in. */
    TreeSet<String> locales(Channel channel) {
        var locales = new TreeSet<String>();
        byKey.keySet().stream().filter(key -> key.channel() == channel).forEach(key -> locales.add(key.locale()));
        return locales;
    }

    private Optional<Entry> find(Channel channel, String locale, String usualLocale) {
        return textLocales(locale, usualLocale)
                .map(candidate -> byKey.get(new Key(candidate.toLowerCase(Locale.ROOT), channel)))
                .filter(template -> template != null)
                .findFirst();
    }

    /** The locales whose text may be used, the best one first. */
    private static Stream<String> textLocales(String locale, String usualLocale) {
        return Stream.of(locale, language(locale), usualLocale, language(usualLocale))
                .filter(Objects::nonNull);
    }

    private static String language(String locale) {
        return locale == null ? null : locale.split("-")[0];
    }

    /** A locale and a channel, for which a template has one text. */
    record Key(String locale, Channel channel) {

        static Key of(MessageTemplate message) {
            return new Key(message.locale().toLowerCase(Locale.ROOT), message.channel());
        }
    }

    /** @param problem why there is no template */
    private record Entry(ParsedTemplate template, String problem) {}
}
