package io.winback.campaign.access.keys;

import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final UUID SUCCESSOR = UUID.fromString("0190a000-0000-7000-8000-000000000002");
    private static final String TEXT = ApiKeyText.of(new byte[ApiKeyText.SECRET_BYTES]);

    @Test
    void aKeyShowsItsBeginningAndAnnouncesItsHash() {
        var key = key(null);

        assertThat(key.beginning()).isEqualTo("wbk_AAAA");
        assertThat(key.changed().hash()).isEqualTo(ApiKeyText.hash(TEXT));
        assertThat(key.changed().roles()).containsExactly("INTEGRATOR", "SUPPORT");
        assertThat(key.changed().scopes()).containsExactly("customers:read", "orders:write");
        assertThat(key.changed().toString()).doesNotContain(TEXT);
    }

    @Test
    void aReplacedKeyIsAcceptedUntilTheOverlapEnds() {
        var key = key(null);

        var successor = key.replace(SUCCESSOR, WEEK, null, NOW);

        assertThat(key.state(NOW)).isEqualTo(KeyState.REPLACED);
        assertThat(key.expiresAt()).contains(NOW.plus(WEEK));
        assertThat(key.state(NOW.plus(WEEK).minusMillis(1))).isEqualTo(KeyState.REPLACED);
        assertThat(key.state(NOW.plus(WEEK))).isEqualTo(KeyState.EXPIRED);
        assertThat(successor)
                .isEqualTo(new KeyTerms("shop", key.roles(), List.of("customers:read", "orders:write"), null));
    }

    @Test
    void theOverlapDoesNotProlongAKeyThatExpiresEarlier() {
        var expiry = NOW.plus(Duration.ofDays(3));
        var key = key(expiry);

        key.replace(SUCCESSOR, WEEK, null, NOW);

        assertThat(key.expiresAt()).contains(expiry);
    }

    @Test
    void theSuccessorIsValidForAsLongAsTheKeyWasUnlessItsExpiryIsStated() {
        var later = NOW.plus(Duration.ofDays(60));
        var stated = NOW.plus(Duration.ofDays(200));

        assertThat(key(NOW.plus(Duration.ofDays(90)))
                        .replace(SUCCESSOR, WEEK, null, later)
                        .expiresAt())
                .isEqualTo(later.plus(Duration.ofDays(90)));
        assertThat(key(NOW.plus(Duration.ofDays(90)))
                        .replace(SUCCESSOR, WEEK, stated, later)
                        .expiresAt())
                .isEqualTo(stated);
    }

    @Test
    void onlyAnActiveKeyIsReplaced() {
        var replaced = key(null);
        replaced.replace(SUCCESSOR, WEEK, null, NOW);
        var revoked = key(null);
        revoked.revoke("person:owner", NOW);
        var expired = key(NOW.plusSeconds(1));

        for (var key : List.of(replaced, revoked, expired)) {
            assertThatThrownBy(() -> key.replace(SUCCESSOR, WEEK, null, NOW.plusSeconds(1)))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void aRevocationHoldsAtOnceAlsoDuringAnOverlapAndIsKeptAsItWas() {
        var key = key(null);
        key.replace(SUCCESSOR, WEEK, null, NOW);

        assertThat(key.revoke("person:owner", NOW.plusSeconds(1))).isTrue();
        assertThat(key.revoke("person:other", NOW.plusSeconds(9))).isFalse();

        assertThat(key.state(NOW.plusSeconds(1))).isEqualTo(KeyState.REVOKED);
        assertThat(key.revokedBy()).contains("person:owner");
        assertThat(key.revokedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void theVersionGrowsAlsoIfTheClockGoesBack() {
        var key = key(null);
        long first = key.changed().version();

        key.replace(SUCCESSOR, WEEK, null, NOW.minusSeconds(60));

        assertThat(key.changed().version()).isEqualTo(first + 1);
    }

    @Test
    void wrongTermsNameTheirField() {
        refused("name", () -> KeyTerms.of(null, Set.of(Role.VIEWER), null, null, NOW));
        refused("name", () -> KeyTerms.of("Shop 1", Set.of(Role.VIEWER), null, null, NOW));
        refused("roles", () -> KeyTerms.of("shop", Set.of(), null, null, NOW));
        refused("roles", () -> KeyTerms.of("shop", Set.of(Role.SERVICE, Role.ADMIN), null, null, NOW));
        refused(
                "scopes[1]",
                () -> KeyTerms.of("shop", Set.of(Role.VIEWER), List.of("orders:read", "orders"), null, NOW));
        refused("scopes[0]", () -> KeyTerms.of("shop", Set.of(Role.VIEWER), List.of("order:read"), null, NOW));
        refused("scopes[0]", () -> KeyTerms.of("shop", Set.of(Role.VIEWER), List.of("orders:write"), null, NOW));
        refused("scopes[0]", () -> KeyTerms.of("shop", Set.of(Role.ADMIN), List.of("figures:write"), null, NOW));
        refused("expiresAt", () -> KeyTerms.of("shop", Set.of(Role.VIEWER), null, NOW, NOW));
        refused("expiresAt", () -> KeyTerms.of("shop", Set.of(Role.VIEWER), null, Instant.MAX, NOW));
    }

    private static void refused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable terms) {
        assertThatThrownBy(terms).isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.field())
                .isEqualTo(field));
    }

    private static ApiKey key(Instant expiresAt) {
        return new ApiKey(
                UUID.fromString("0190a000-0000-7000-8000-000000000001"),
                TEXT,
                KeyTerms.of(
                        "shop",
                        Set.of(Role.SUPPORT, Role.INTEGRATOR),
                        List.of("orders:write", "customers:read"),
                        expiresAt,
                        NOW),
                "person:owner",
                NOW);
    }
}
