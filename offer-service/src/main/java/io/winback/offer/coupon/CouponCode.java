package io.winback.offer.coupon;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Twelve characters of Crockford's base 32, such as {@code 7K4D-9Q2M-XH3T}. Eleven are random (55 bits). The last is a check
 * character: a polynomial over GF(32) that detects one wrong character and two swapped neighbours.
 *
 * @param characters without hyphens, in upper case
 */
public record CouponCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int BITS = 5;
    /** x^5 + x^2 + 1, a primitive polynomial: powers of x take all 31 values. */
    private static final int POLYNOMIAL = 0b100101;
    /**
     * What a customer may type between the characters. Spaces and dashes, also those that keyboards and word processors put in
     * a dash's place: minus signs, the hyphen bullet, box drawing lines, the tilde, and the Japanese mark of a long
     * vowel. Characters that
     * are not seen: zero-width ones, soft hyphens and variation selectors.
     */
    private static final Pattern SEPARATORS =
            Pattern.compile("[\\p{Z}\\s\\p{Pd}\\u02D7\\u2043\\u2212\\u2500\\u2501\\u2796\\u30FC~"
                    + "\\p{Cf}\\u034F\\u115F\\u1160\\u3164\\uFE00-\\uFE0F]");

    public CouponCode {
        if (!isValid(characters)) {
            throw new IllegalArgumentException("must be 12 characters of a coupon code without hyphens");
        }
    }

    static CouponCode random(RandomGenerator random) {
        long bits = random.nextLong();
        var characters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            characters.append(ALPHABET.charAt((int) (bits >>> i * BITS & 31)));
        }
        return new CouponCode(characters.append(check(characters)).toString());
    }

    /**
     * Reads typed text: any case and width, with or without dashes, spaces and invisible characters, {@code O} for 0,
     * {@code I} or {@code L} for 1.
     */
    public static Optional<CouponCode> read(String typed) {
        var characters = SEPARATORS
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return isValid(characters) ? Optional.of(new CouponCode(characters)) : Optional.empty();
    }

    private static boolean isValid(String characters) {
        return characters.length() == LENGTH
                && characters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                && check(characters.subSequence(0, LENGTH - 1)) == characters.charAt(LENGTH - 1);
    }

    private static char check(CharSequence payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            sum = timesX(sum ^ ALPHABET.indexOf(payload.charAt(i)));
        }
        return ALPHABET.charAt(sum);
    }

    private static int timesX(int value) {
        int shifted = value << 1;
        return (shifted & 32) == 0 ? shifted : shifted ^ POLYNOMIAL;
    }

    /** In groups of four. */
    @Override
    public String toString() {
        return characters.substring(0, 4) + '-' + characters.substring(4, 8) + '-' + characters.substring(8);
    }
}
