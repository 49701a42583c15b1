package io.winback.notification.text;

import org.junit.jupiter.api.Test;

import static io.winback.notification.text.SmsText.Alphabet.GSM_7;
import static org.assertj.core.api.Assertions.assertThat;

class TextLengthTest {

    @Test
    void anSmsIsCountedInPartsOfItsAlphabet() {
        assertThat(TextLength.ofSms("a".repeat(161), 2)).isEqualTo(new TextLength(161, 2, GSM_7, null));
        assertThat(TextLength.ofSms("a".repeat(161), 1).excess())
                .isEqualTo("an SMS has at most 1 parts, and this text has 2 in alphabet GSM_7");
    }

    @Test
    void anotherTextIsCountedInUtf16Units() {
        assertThat(TextLength.ofUnits("😀", 2, "a chat message")).isEqualTo(new TextLength(2, null, null, null));
        assertThat(TextLength.ofUnits("😀", 1, "a chat message").excess())
                .isEqualTo("a chat message has at most 1 UTF-16 units, and this text has 2");
    }
}
