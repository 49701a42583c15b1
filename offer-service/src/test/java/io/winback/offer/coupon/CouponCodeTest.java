package io.winback.offer.coupon;

import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

    /** Dashes, spaces and characters without width that keyboards, word processors and messages put into a code. */
    @Property
    void aCodeIsReadWithAnySeparatorsAndInAnyWidth(
            @ForAll long seed, @ForAll @Size(min = 1, max = 4) List<@From("separators") String> separators) {
        var code = CouponCode.random(new Random(seed));

        var typed = String.join("", separators)
                + code.toString().replace("-", String.join("", separators))
                + String.join("", separators);

        assertThat(CouponCode.read(typed)).contains(code);
        assertThat(CouponCode.read(fullWidth(typed))).contains(code);
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(
                "-", "\u00ad", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2043", "\u2212", "\u207b",
                "\u208b", "\u02d7", "\u2500", "\u2501", "\u2796", "\u2e3a", "\u301c", "\u30a0", "\u30fc", "\uff70",
                "\uff0d", "\ufe63", "\ufe58", "\uff5e", "~", " ", "\t", "\n", "\u00a0", "\u2002", "\u2009", "\u202f",
                "\u205f", "\u3000", "\u1680", "\u2028", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060",
                "\ufeff", "\u180e", "\ufe0f", "\u034f", "\u3164", "\uffa0");
    }

    private static String fullWidth(String typed) {
        return typed.chars()
                .map(c -> c > ' ' && c < 0x7f ? c - 0x20 + 0xff00 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void otherCharactersAreNoSeparators() {
        var code = CouponCode.random(new Random(1)).characters();

        for (var character : List.of("_", ".", "\u4e00", "/", "\u00b7", "\u0660")) {
            assertThat(CouponCode.read(code.substring(0, 4) + character + code.substring(4)))
                    .as(character)
                    .isEmpty();
        }
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

    @Property
    void anyTextIsReadAsACodeOrNot(@ForAll("texts") String text) {
        ParserCheck.read(() -> CouponCode.read(text))
                .orElseThrow()
                .ifPresent(code -> assertThat(CouponCode.read(code.toString())).contains(code));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                HostileInput.texts(),
                HostileInput.texts(
                        CouponCode.random(new Random(1)).toString(),
                        CouponCode.random(new Random(2)).characters()));
    }
}
