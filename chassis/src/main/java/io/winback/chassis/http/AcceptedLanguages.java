package io.winback.chassis.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages of an {@code Accept-Language} header. */
public final class AcceptedLanguages {

    private AcceptedLanguages() {}

    /** The languages that the caller wants, the best first. Empty without a header, and if it cannot be read. */
    public static List<Locale> of(HttpHeaders headers) {
        var given = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        return given == null ? List.of() : read(given);
    }

    static boolean isReadable(String header) {
        try {
            return !LanguageRange.parse(header).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static List<Locale> read(String header) {
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().startsWith("*"))
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(language -> !language.getLanguage().isEmpty())
                    .toList();
        } catch (IllegalArgumentException e) {
            // A wrong header decides on nothing but the language of the answer.
            return List.of();
        }
    }
}
