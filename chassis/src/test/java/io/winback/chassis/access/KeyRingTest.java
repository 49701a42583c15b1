package io.winback.chassis.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final UUID KEY_ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final String KEY = ApiKeyText.of(new byte[ApiKeyText.SECRET_BYTES]);
    private static final String CONFIGURED = "wbk_" + "A".repeat(42) + "E";

    private final KeyUses uses = new KeyUses();

    @Test
    void anIssuedKeyIsFoundByItsText() {
        var ring = ringWith(issued(null, null));

        assertThat(ring.find(KEY)).map(KnownKey::name).contains("shop");
        assertThat(ring.withHash(ApiKeyText.hash(KEY))).isPresent();
    }

    @Test
    void aKeyIsRefusedFromItsExpiryOn() {
        assertThat(ringWith(issued(NOW.plusMillis(1), null)).find(KEY)).isPresent();
        assertThat(ringWith(issued(NOW, null)).find(KEY)).isEmpty();
        assertThat(ringWith(issued(NOW.minusSeconds(1), null)).find(KEY)).isEmpty();
    }

    @Test
    void aRevokedKeyIsRefused() {
        assertThat(ringWith(issued(null, NOW)).find(KEY)).isEmpty();
        assertThat(ringWith(issued(null, NOW)).withHash(ApiKeyText.hash(KEY))).isEmpty();
    }

    @Test
    void aKeyThatIsNotInTheNextReadingIsRefused() {
        var ring = ringWith(issued(null, null));

        ring.replaceIssued(List.of());

        assertThat(ring.find(KEY)).isEmpty();
        assertThat(ring.find(CONFIGURED)).isPresent();
    }

    @Test
    void configuredKeysAreListedByTheirNames() {
        assertThat(ringWith(issued(null, null)).configuredNames()).containsExactly("local");
    }

    @Test
    void theRevocationOfAnIssuedKeyCountsAlsoIfTheKeyIsConfigured() {
        var ring = ringWith(new KnownKey(
                KEY_ID, "local", ApiKeyText.hash(CONFIGURED), Set.of(Role.ADMIN), Set.of(), null, NOW.minusSeconds(1)));

        assertThat(ring.find(CONFIGURED)).isEmpty();
    }

    @Test
    void theUseOfAnIssuedKeyIsNotedAndThatOfARefusedKeyIsNot() {
        ringWith(issued(null, null)).find(KEY);
        assertThat(uses.take()).isEqualTo(Map.of(KEY_ID, NOW));
        assertThat(uses.take()).isEmpty();

        ringWith(issued(null, NOW)).find(KEY);
        ringWith().find(CONFIGURED);
        assertThat(uses.take()).isEmpty();
    }

    @Test
    void usesThatCouldNotBeStoredAreKeptUnlessALaterOneIsKnown() {
        ringWith(issued(null, null)).find(KEY);

        uses.putBack(Map.of(KEY_ID, NOW.minusSeconds(1)));

        assertThat(uses.take()).isEqualTo(Map.of(KEY_ID, NOW));
    }

    @Property
    boolean anyTextThatIsNoKeyIsRefused(@ForAll String text) {
        return text.equals(KEY) || ringWith(issued(null, null)).find(text).isEmpty();
    }

    @Property
    boolean aKeyWithOneOtherCharacterIsRefused(@ForAll char other, @ForAll int at) {
        var altered = new StringBuilder(KEY);
        int position = Math.floorMod(at, KEY.length());
        altered.setCharAt(position, other);
        return KEY.charAt(position) == other
                || ringWith(issued(null, null)).find(altered.toString()).isEmpty();
    }

    private KeyRing ringWith(KnownKey... issued) {
        var ring = new KeyRing(new Configured(), uses, Clock.fixed(NOW, ZoneOffset.UTC));
        ring.replaceIssued(List.of(issued));
        return ring;
    }

    private static KnownKey issued(Instant expiresAt, Instant revokedAt) {
        return new KnownKey(
                KEY_ID, "shop", ApiKeyText.hash(KEY), Set.of(Role.INTEGRATOR), Set.of(), expiresAt, revokedAt);
    }

    /** One configured key. */
    private record Configured() implements AccessConfiguration {

        @Override
        public Optional<String> configuredKeys() {
            return Optional.of("local:ADMIN:" + ApiKeyText.hash(CONFIGURED));
        }

        @Override
        public Optional<String> serviceKey() {
            return Optional.empty();
        }

        @Override
        public Exposure metrics() {
            return Exposure.ROLES;
        }

        @Override
        public Exposure openapi() {
            return Exposure.ROLES;
        }

        @Override
        public Exposure healthDetails() {
            return Exposure.ROLES;
        }

        @Override
        public java.time.Duration keepEnded() {
            return java.time.Duration.ofDays(400);
        }
    }
}
