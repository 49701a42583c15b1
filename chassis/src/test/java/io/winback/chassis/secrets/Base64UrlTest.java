package io.winback.chassis.secrets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Base64UrlTest {

    @Test
    void encodedBytesAreDecoded() {
        var bytes = new byte[] {0, -1, 62, 63, 127, -128, 5};

        assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "AR", "AQ==", "A", "+/8", "あ"})
    void anotherFormOfTheSameBytesIsRefused(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
