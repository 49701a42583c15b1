package io.winback.chassis.secrets;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {

    private static final SecretForm PIN = new SecretForm(Pattern.compile("\\d{4}"), "four digits", "make-pin");
    private static final String GOOD = "qmV0m3y1Yv9Hn2yT0u6dF8r4Kc7Wb5Xz";

    @ParameterizedTest
    @CsvSource({
        "'', is missing",
        "'   ', is missing",
        "replace-me, is a placeholder",
        "Replace-Me-With-Something-Long, is a placeholder",
        "REPLACE_ME, is a placeholder",
        "change-me-in-production, is a placeholder",
        "changeme1234567890abc, is a placeholder",
        "<a long random text of yours>, is a placeholder",
        "short-secret-15, is shorter than 16 characters",
        "winback, is shorter than 16 characters",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa, has fewer than 6 different characters"
    })
    void aKeyThatIsNotSecretIsNamedWithoutItsValue(String value, String fault) {
        assertThat(secrets(Map.of("winback.link-secret", value))
                        .key("winback.link-secret")
                        .findings())
                .containsExactly("winback.link-secret (WINBACK_LINK_SECRET) " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "replacement-parts-2026-of-ours", "correct horse battery staple"})
    void aKeyThatIsHardToGuessIsAccepted(String value) {
        assertThat(secrets(Map.of("winback.link-secret", value))
                        .key("winback.link-secret")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', is missing; make one with: make-pin",
        "change-me, is a placeholder; make a key with: make-pin",
        "12345, is not four digits; make a key with: make-pin",
        "qmV0m3y1Yv9Hn2yT0u6dF8r4Kc7Wb5Xz, is not four digits; make a key with: make-pin"
    })
    void aKeyOfAnotherFormIsNamedWithTheCommandThatMakesOne(String value, String fault) {
        assertThat(secrets(Map.of("winback.pin", value)).key("winback.pin", PIN).findings())
                .containsExactly("winback.pin (WINBACK_PIN) " + fault);
    }

    @Test
    void aKeyOfItsFormIsAccepted() {
        assertThat(secrets(Map.of("winback.pin", "1234"))
                        .key("winback.pin", PIN)
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', is missing", "replace-me, is a placeholder", "change-me-in-production, is a placeholder"})
    void aMissingSaltIsNamed(String value, String fault) {
        assertThat(secrets(Map.of("winback.draw-salt", value))
                        .salt("winback.draw-salt")
                        .findings())
                .containsExactly("winback.draw-salt (WINBACK_DRAW_SALT) " + fault);
    }

    @Test
    void aShortSaltIsAcceptedWithAWarning() {
        var secrets = secrets(Map.of("winback.draw-salt", "winback")).salt("winback.draw-salt");

        assertThat(secrets.findings()).isEmpty();
        assertThat(secrets.warnings())
                .singleElement()
                .asString()
                .startsWith("winback.draw-salt (WINBACK_DRAW_SALT) is shorter than 16 characters");
        assertThat(secrets(Map.of("winback.draw-salt", GOOD))
                        .salt("winback.draw-salt")
                        .warnings())
                .isEmpty();
    }

    @Test
    void allFindingsAreListed() {
        assertThat(secrets(Map.of("b", "replace-me", "d", "replace-me", "e", "x7"))
                        .key("a")
                        .credential("b")
                        .credential("c")
                        .optionalCredential("d")
                        .credential("e")
                        .optionalCredential("f")
                        .findings())
                .containsExactly(
                        "a (A) is missing", "b (B) is a placeholder", "c (C) is missing", "d (D) is a placeholder");
    }

    private static Secrets secrets(Map<String, String> settings) {
        return Secrets.of(
                "some-service",
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build());
    }
}
