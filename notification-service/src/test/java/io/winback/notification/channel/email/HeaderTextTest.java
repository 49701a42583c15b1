package io.winback.notification.channel.email;

import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderTextTest {

    private static final int COLUMN = "Subject: ".length();

    @Test
    void everyTextIsDecodedUnchangedAndFitsItsLines() {
        var random = new Random(20_261_128);
        for (int i = 0; i < 2_000; i++) {
            var text = text(random);

            var lines = (" ".repeat(COLUMN) + HeaderText.of(text, COLUMN)).split("\r\n");

            assertThat(lines)
                    .allMatch(line -> line.length() <= 76 && line.chars().allMatch(c -> c >= ' ' && c <= '~'));
            assertThat(lines).noneMatch(line -> lines.length > 1 && line.isBlank());
            assertThat(MimeReader.decoded(String.join("", lines).substring(COLUMN)))
                    .isEqualTo(text);
        }
    }

    @Test
    void plainTextStaysReadable() {
        assertThat(HeaderText.of("We miss you, Mr. O'Brien (10% off)", COLUMN))
                .isEqualTo("We miss you, Mr. O'Brien (10% off)");
    }

    @Test
    void aControlCharacterBecomesASpace() {
        assertThat(HeaderText.of("a\r\nBcc: b\u0000\u0085c", COLUMN)).isEqualTo("=?UTF-8?B?YSAgQmNjOiBiICBj?=");
    }

    /** Few kinds of characters, so that all transitions occur: ASCII words, spaces, Japanese, astral characters, markers. */
    private static String text(Random random) {
        var text = new StringBuilder();
        var pieces = new String[] {"a", "word", " ", "日", "𠮷", "🎉", "=?", "?=", "é", "か\u3099", "x".repeat(80)};
        int kinds = 1 + random.nextInt(pieces.length);
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(kinds)]);
        }
        return text.toString();
    }
}
