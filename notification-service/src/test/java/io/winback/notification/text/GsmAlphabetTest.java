package io.winback.notification.text;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GsmAlphabetTest {

    /** The code points of GSM0338.TXT of the Unicode Consortium, with the cedilla of 3GPP TS 23.038. */
    private static final int[] UNICODE = {
        0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5,
        0x394, 0x5f, 0x3a6, 0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, 0x1b, 0xc6, 0xe6, 0xdf, 0xc9,
        0x20, 0x21, 0x22, 0x23, 0xa4, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f,
        0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f,
        0xa1, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f,
        0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0xc4, 0xd6, 0xd1, 0xdc, 0xa7,
        0xbf, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f,
        0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0xe4, 0xf6, 0xf1, 0xfc, 0xe0
    };

    private static final int ESCAPE = 0x1b;

    @Test
    void everyCodeOfTheDefaultTableIsItsCharacterAndBack() {
        assertThat(UNICODE).hasSize(128);
        for (int code = 0; code < UNICODE.length; code++) {
            if (code != ESCAPE) {
                var text = Character.toString(UNICODE[code]);
                assertThat(GsmAlphabet.decode(new byte[] {(byte) code})).isEqualTo(text);
                assertThat(GsmAlphabet.encode(text)).contains(new byte[] {(byte) code});
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {"^ 1b14", "{ 1b28", "} 1b29", "\\ 1b2f", "[ 1b3c", "~ 1b3d", "] 1b3e", "| 1b40", "€ 1b65"})
    void aCharacterOfTheExtensionTableIsAnEscapeAndItsCode(String character, String codes) {
        assertThat(GsmAlphabet.encode(character)).contains(HexFormat.of().parseHex(codes));
        assertThat(GsmAlphabet.decode(HexFormat.of().parseHex(codes))).isEqualTo(character);
    }

    @Test
    void onlyTenCodesFollowAnEscape() {
        long known = java.util.stream.IntStream.range(0, 128)
                .filter(code -> {
                    try {
                        GsmAlphabet.decode(new byte[] {ESCAPE, (byte) code});
                        return true;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                })
                .count();

        assertThat(known).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "ç", "\u001b", "\t", "あ", "😀", "\u00a0", "“"})
    void aCharacterInNeitherTableCannotBeEncoded(String text) {
        assertThat(GsmAlphabet.encode("a" + text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "ff", "611b", "1b41", "1b1b"})
    void invalidCodesAreNotDecoded(String codes) {
        assertThatThrownBy(() -> GsmAlphabet.decode(HexFormat.of().parseHex(codes)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyCodeHasADifferentCharacter() {
        assertThat(Arrays.stream(UNICODE).distinct().count()).isEqualTo(128);
    }
}
