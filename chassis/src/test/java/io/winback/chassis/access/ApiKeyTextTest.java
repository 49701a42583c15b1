package io.winback.chassis.access;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyTextTest {

    @Test
    void theCommandOfTheFormMakesAKey() throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-c", ApiKeyText.FORM.command())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip()).matches(ApiKeyText::isKey);
    }

    @Test
    void aKeyOf32BytesHasItsForm() {
        assertThat(ApiKeyText.of(new byte[ApiKeyText.SECRET_BYTES])).matches(ApiKeyText::isKey);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wbk_",
                "qmV0m3y1Yv9Hn2yT0u6dF8r4Kc7Wb5Xz",
                "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "WBK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "wbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
            })
    void anotherTextIsNoKey(String text) {
        assertThat(ApiKeyText.isKey(text)).isFalse();
    }
}
