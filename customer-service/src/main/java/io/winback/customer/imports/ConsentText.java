package io.winback.customer.imports;

import java.util.Locale;
import java.util.Set;

/** The words with which files state consents. */
final class ConsentText {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "はい");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "いいえ");

    private ConsentText() {}

    static boolean read(String field, String text) throws Rejected {
        var word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Rejected(field, "must be true or false, or yes or no", text);
        }
        return YES.contains(word);
    }
}
