package io.winback.chassis.secrets;

import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @Property
    void anyBytesAreReadBack(@ForAll byte[] bytes) {
        assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
    }

    @Property
    void anyTextIsWrittenAsItWasReadOrIsRefused(@ForAll("texts") String text) {
        ParserCheck.read(() -> Base64Url.decode(text), IllegalArgumentException.class)
                .ifPresent(bytes -> assertThat(Base64Url.encode(bytes)).isEqualTo(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(HostileInput.texts(), HostileInput.texts("AP8-P3-ABQ", "AQIDBA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "AR", "AQ==", "A", "+/8", "あ"})
    void anotherFormOfTheSameBytesIsRefused(String text) {
        assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
