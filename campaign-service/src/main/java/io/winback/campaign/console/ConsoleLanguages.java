package io.winback.campaign.console;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The languages that the console speaks. */
final class ConsoleLanguages {

    private static final List<Locale> OURS = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private ConsoleLanguages() {}

    /** The first that the reader asks for and we speak. */
    static Locale of(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(wanted -> Locale.forLanguageTag(wanted.getLanguage()))
                .filter(OURS::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
