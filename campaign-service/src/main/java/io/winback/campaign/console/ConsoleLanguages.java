package io.winback.campaign.console;

import java.util.List;
import java.util.Locale;

/** The languages of the console. */
final class ConsoleLanguages {

    private static final List<Locale> SUPPORTED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private ConsoleLanguages() {}

    /**
     * The first accepted language that the console has; English if there is none.
     *
     * @param accepted in descending preference
     */
    static Locale best(List<Locale> accepted) {
        return accepted.stream()
                .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                .filter(SUPPORTED::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
