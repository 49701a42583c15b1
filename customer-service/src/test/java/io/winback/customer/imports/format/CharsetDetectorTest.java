package io.winback.customer.imports.format;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetDetectorTest {

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Müller",
        "windows-1252, 'Zoë, café, élan, naïve'",
        "windows-1252, it’s Weiß – “été”",
        "windows-1252, '€ 5'",
        "windows-31j, 表示機構付きｹｰｽ",
        "windows-31j, ソ子①",
        "windows-31j, 注文番号",
        "windows-31j, ｶｸｳ",
        "windows-31j, テスト太郎 abc",
        "UTF-8, Müller",
        "UTF-8, 表示",
        "UTF-8, 🍵",
        "UTF-8, plain"
    })
    void charsetOfATextIsDetected(String charset, String text) {
        assertThat(detected(text.getBytes(Charset.forName(charset)))).isEqualTo(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16BE, UTF-16", "UTF-16LE, UTF-16", "UTF-8, UTF-8"})
    void byteOrderMarkNamesTheCharset(String charset, String detected) {
        assertThat(detected("\uFEFFé".getBytes(Charset.forName(charset)))).isEqualTo(Charset.forName(detected));
    }

    private static Charset detected(byte[] text) {
        var detector = new CharsetDetector();
        // One byte at a time, as buffers may end anywhere.
        for (byte one : text) {
            detector.add(new byte[] {one}, 1);
        }
        return detector.detected();
    }
}
