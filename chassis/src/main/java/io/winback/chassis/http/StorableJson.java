package io.winback.chassis.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * Checks that the keys and values of an object with any fields can be stored as they were sent. A number is kept exactly by all
 * who read it: it is a whole number of 64 bits, or a decimal that a number of double precision keeps.
 */
public final class StorableJson {

    static final String NUMBER =
            "must be a whole number of at most 18 digits, or a decimal of at most 15 digits and not too near to 0; "
                    + "send other numbers as text";
    static final String HALF_CHARACTER = "must not contain half characters (lone surrogates)";
    static final String EMPTY_KEY = "must not contain an empty key";

    private static final int DIGITS_OF_DOUBLE = 17;
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private StorableJson() {}

    /**
     * Checks the value and all values in it. It is recursive, so the caller limits the levels.
     *
     * @param field of the value, such as {@code attributes}
     * @throws InvalidInput naming the innermost field
     */
    public static void check(String field, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, inner) -> check(inside(field, key.toString()), inner));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check("%s[%d]".formatted(field, i), list.get(i));
            }
        } else if (value instanceof String text && hasHalfCharacter(text)) {
            throw InvalidInput.inBody(field, HALF_CHARACTER);
        } else if (value instanceof Number number && !isKept(number)) {
            throw InvalidInput.inBody(field, NUMBER);
        }
    }

    private static String inside(String field, String key) {
        if (key.isEmpty()) {
            throw InvalidInput.inBody(field, EMPTY_KEY);
        }
        if (hasHalfCharacter(key)) {
            throw InvalidInput.inBody(field, HALF_CHARACTER);
        }
        return field + "." + key;
    }

    private static boolean isKept(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.abs().compareTo(GREATEST) <= 0 && isKeptByDouble(decimal);
        }
        return !(number instanceof BigInteger) && Double.isFinite(number.doubleValue());
    }

    /** Whether the nearest number of double precision has the same digits. */
    private static boolean isKeptByDouble(BigDecimal decimal) {
        var plain = decimal.stripTrailingZeros();
        double nearest = plain.doubleValue();
        return plain.precision() <= DIGITS_OF_DOUBLE
                && Double.isFinite(nearest)
                && new BigDecimal(nearest)
                                .round(new MathContext(plain.precision()))
                                .compareTo(plain)
                        == 0;
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
