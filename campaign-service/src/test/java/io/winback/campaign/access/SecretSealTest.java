package io.winback.campaign.access;

import io.winback.chassis.secrets.Base64Url;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class SecretSealTest {

    private static final Instant NOW = Instant.parse("2127-11-29T00:00:00Z");
    private static final String SECRET = "wbk_キー";
    private static final String CONTEXT = "/console/keys\nsession";

    private final SecretSeal seal = new SecretSeal("the service key", new SecureRandom());

    @Test
    void aSecretIsOpenedByEveryReplicaWithTheSameServiceKey() {
        var sealed = seal.seal(SECRET, CONTEXT, NOW);

        var opened = new SecretSeal("the service key", new SecureRandom()).open(sealed, CONTEXT, NOW);

        assertThat(opened).hasValue(SECRET);
    }

    @Test
    void aSecretCannotBeReadInTheSealedText() {
        var sealed = seal.seal("wbk_0123", CONTEXT, NOW);

        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64Url.decode(sealed), ISO_8859_1)).doesNotContain("wbk_");
        assertThat(seal.seal("wbk_0123", CONTEXT, NOW)).isNotEqualTo(sealed);
    }

    @Test
    void aSecretIsOpenedWithinAMinuteOnly() {
        var sealed = seal.seal(SECRET, CONTEXT, NOW);

        assertThat(seal.open(sealed, CONTEXT, NOW.plusSeconds(59))).hasValue(SECRET);
        assertThat(seal.open(sealed, CONTEXT, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aSecretIsNotOpenedForAnotherContextOrWithAnotherKey() {
        var sealed = seal.seal(SECRET, CONTEXT, NOW);

        assertThat(seal.open(sealed, "/console/keys\nanother", NOW)).isEmpty();
        assertThat(new SecretSeal("another key", new SecureRandom()).open(sealed, CONTEXT, NOW))
                .isEmpty();
    }

    @Test
    void aChangedTextIsNotOpened() {
        var bytes = Base64Url.decode(seal.seal(SECRET, CONTEXT, NOW));
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(seal.open(Base64Url.encode(changed), CONTEXT, NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "not base64url!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anyOtherTextIsNotOpened(String text) {
        assertThat(seal.open(text, CONTEXT, NOW)).isEmpty();
    }
}
