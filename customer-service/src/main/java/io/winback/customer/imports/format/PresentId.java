package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.util.Locale;
import java.util.Set;

/** The id of a customer or order in a file. Texts with which programs write an absent value are no ids. */
public final class PresentId {

    private static final Set<String> ABSENT =
            Set.of("nan", "null", "none", "nil", "n/a", "#n/a", "na", "<na>", "undefined", "(null)", "\\n");

    private PresentId() {}

    /** @throws Rejected naming the field */
    public static String of(String field, String text) throws Rejected {
        if (text != null && ABSENT.contains(text.strip().toLowerCase(Locale.ROOT))) {
            throw new Rejected(field, "must be an id, not what a program writes for a missing value", text);
        }
        return text;
    }
}
