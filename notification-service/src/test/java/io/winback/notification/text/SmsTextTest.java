package io.winback.notification.text;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static io.winback.notification.text.SmsText.Alphabet.GSM_7;
import static io.winback.notification.text.SmsText.Alphabet.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

class SmsTextTest {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "^{}\\[~]|€\f";

    @Example
    void aTextOfTheGsmAlphabetHas160Septets() {
        assertThat(SmsText.of("a".repeat(160)).parts()).isEqualTo(1);
        assertThat(SmsText.of("a".repeat(161)).parts()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(306)).parts()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(307)).parts()).isEqualTo(3);
    }

    @Example
    void charactersOfTheGsmAlphabetDoNotNeedUcs2() {
        var text = SmsText.of("€ [ é @ $" + "a".repeat(151));

        assertThat(text.alphabet()).isEqualTo(GSM_7);
        assertThat(text.characters()).isEqualTo(162);
        assertThat(text.parts()).isEqualTo(2);
    }

    @Example
    void anExtensionCharacterIsNotSplitBetweenParts() {
        assertThat(SmsText.of("€".repeat(80)).parts()).isEqualTo(1);
        // 153 is odd: each part ends one septet earlier.
        assertThat(SmsText.of("€".repeat(152)).parts()).isEqualTo(2);
        assertThat(SmsText.of("€".repeat(153)).parts()).isEqualTo(3);
    }

    @Example
    void anotherTextHas70Units() {
        assertThat(SmsText.of("あ".repeat(70)).parts()).isEqualTo(1);
        assertThat(SmsText.of("あ".repeat(71)).parts()).isEqualTo(2);
        assertThat(SmsText.of("あ".repeat(134)).parts()).isEqualTo(2);
        assertThat(SmsText.of("あ".repeat(135)).parts()).isEqualTo(3);
        assertThat(SmsText.of("😀".repeat(35)).parts()).isEqualTo(1);
        assertThat(SmsText.of("😀".repeat(66)).parts()).isEqualTo(2);
        assertThat(SmsText.of("😀".repeat(67)).parts()).isEqualTo(3);
    }

    @Property
    void aTextOfTheAlphabetIsReadAsItWasWritten(@ForAll("gsm") String text) {
        var sms = SmsText.of(text);

        assertThat(sms.alphabet()).isEqualTo(GSM_7);
        assertThat(GsmAlphabet.decode(sms.octets())).isEqualTo(text);
    }

    @Property
    void anotherTextIsReadAsItWasWritten(@ForAll("wide") String text) {
        var sms = SmsText.of(text + "字");

        assertThat(sms.alphabet()).isEqualTo(UCS_2);
        assertThat(new String(sms.octets(), StandardCharsets.UTF_16BE)).isEqualTo(text + "字");
    }

    @Property
    void partsOfTheAlphabetAreThoseThatFillOneAfterTheOther(@ForAll("gsm") String text) {
        assertThat(SmsText.of(text).parts())
                .isEqualTo(parts(text, 160, 153, point -> EXTENSION.indexOf(point) < 0 ? 1 : 2));
    }

    @Property
    void partsOfOtherTextsAreThoseThatFillOneAfterTheOther(@ForAll("wide") String text) {
        assertThat(SmsText.of("字" + text).parts()).isEqualTo(parts("字" + text, 70, 67, Character::charCount));
    }

    /** Adds one character after another to the last part, and begins a new part for one that does not fit. */
    private static int parts(String text, int alone, int inPart, java.util.function.IntUnaryOperator length) {
        if (text.codePoints().map(length).sum() <= alone) {
            return 1;
        }
        int parts = 1;
        int filled = 0;
        for (int point : text.codePoints().toArray()) {
            int more = length.applyAsInt(point);
            if (filled + more > inPart) {
                parts++;
                filled = 0;
            }
            filled += more;
        }
        return parts;
    }

    @Provide
    Arbitrary<String> gsm() {
        return Arbitraries.strings()
                .withChars((BASIC + EXTENSION.repeat(4)).toCharArray())
                .ofMaxLength(700);
    }

    @Provide
    Arbitrary<String> wide() {
        return Arbitraries.integers()
                .between(0x20, 0x1ffff)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .list()
                .ofMaxSize(300)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
