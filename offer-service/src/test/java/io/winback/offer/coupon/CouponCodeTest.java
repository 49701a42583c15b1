package io.winback.offer.coupon;

import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CouponCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Property
    void aCodeIsReadInAnyCaseAndWithSpaces(@ForAll long seed) {
        var code = CouponCode.random(new Random(seed));

        var typed = code.toString()
                .toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');

        assertThat(CouponCode.read(typed)).contains(code);
    }

    @Property
    void oneWrongCharacterIsDetected(
            @ForAll long seed, @ForAll @IntRange(max = 11) int place, @ForAll @IntRange(min = 1, max = 31) int shift) {
        var characters = CouponCode.random(new Random(seed)).characters();
        var wrong = ALPHABET.charAt((ALPHABET.indexOf(characters.charAt(place)) + shift) % ALPHABET.length());

        var typed = characters.substring(0, place) + wrong + characters.substring(place + 1);

        assertThat(CouponCode.read(typed)).isEmpty();
    }

    @Property
    void twoSwappedNeighboursAreDetected(@ForAll long seed, @ForAll @IntRange(max = 9) int place) {
        var characters = new StringBuilder(CouponCode.random(new Random(seed)).characters());
        var first = characters.charAt(place);
        var second = characters.charAt(place + 1);

        characters.setCharAt(place, second);
        characters.setCharAt(place + 1, first);

        assertThat(CouponCode.read(characters.toString()).isEmpty()).isEqualTo(first != second);
    }

    @Test
    void otherTextIsNotACode() {
        assertThat(CouponCode.read("")).isEmpty();
        assertThat(CouponCode.read("七転び八起き")).isEmpty();
        assertThat(CouponCode.read("7K4D-9Q2M-XH3T-7K4D")).isEmpty();
    }
}
