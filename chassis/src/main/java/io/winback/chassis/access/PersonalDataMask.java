package io.winback.chassis.access;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The masked form of names and addresses, and of texts that may contain one. Null stays null. */
public final class PersonalDataMask {

    private static final String HIDDEN = "***";
    private static final int SHOWN_DIGITS = 3;
    private static final int LONGEST_CAUSE = 200;

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"',;:()@]+@[^\\s<>\"',;:()@]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ -]?\\d){6,}");

    /** Possessive, because the matcher needs a stack frame for each character otherwise. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*'|「[^」]*」");

    private PersonalDataMask() {}

    /** {@code hanako@example.com} as {@code h***@example.com}, and {@code +819012345678} as {@code ***678}. */
    public static String address(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        if (at > 0) {
            return address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
        }
        return address.length() <= 2 * SHOWN_DIGITS
                ? HIDDEN
                : HIDDEN + address.substring(address.length() - SHOWN_DIGITS);
    }

    /** The initials: {@code Hanako Sato} as {@code H. S.}, and {@code 佐藤 花子} as {@code 佐. 花.} */
    public static String name(String name) {
        return name == null
                ? null
                : Arrays.stream(name.strip().split("[\\s\\u3000]+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                        .collect(Collectors.joining(" "));
    }

    /** A technical text, such as the answer of a provider, with its e-mail addresses and long numbers masked. */
    public static String addressesIn(String text) {
        return text == null
                ? null
                : NUMBER.matcher(EMAIL.matcher(text).replaceAll(HIDDEN)).replaceAll(HIDDEN);
    }

    /** A cause of a failure without its quoted values and addresses, and at most 200 characters of it. */
    public static String cause(String cause) {
        if (cause == null) {
            return null;
        }
        var masked = addressesIn(QUOTED.matcher(cause).replaceAll(HIDDEN));
        return masked.length() <= LONGEST_CAUSE
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, masked.codePointCount(0, LONGEST_CAUSE))) + "…";
    }
}
