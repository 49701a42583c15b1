package io.winback.campaign.access.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.access.keys.KeyUsesClient.Use;
import io.winback.campaign.access.keys.KeyUsesClient.UsesPage;
import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.keys.KnownKeys;
import io.winback.chassis.keys.StoreKnownKeys;
import io.winback.events.access.AccessKeyChanged;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The last use of a key is the latest of all services. */
@QuarkusTest
class CollectKeyUsesTest {

    private static final Instant EARLY = Instant.parse("2026-11-29T01:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-29T02:00:00Z");

    @Inject
    KnownKeys knownKeys;

    @Inject
    StoreKnownKeys storeKnownKeys;

    @Test
    void theLatestUseOfAllServicesIsStoredAndAServiceThatIsDownIsLeftOut() {
        var one = knownKey();
        var other = knownKey();
        var collect = new CollectKeyUses(
                (limit, after) -> {
                    throw new IllegalStateException("down");
                },
                // Two pages
                (limit, after) -> after == null
                        ? new UsesPage(List.of(new Use(one, LATE)), "second")
                        : new UsesPage(List.of(new Use(other, EARLY)), null),
                (limit, after) -> new UsesPage(List.of(new Use(one, EARLY)), null),
                knownKeys);

        collect.collect();

        var uses = knownKeys.lastUses(List.of(one, other));
        assertThat(uses).containsEntry(one, LATE).containsEntry(other, EARLY);
    }

    private UUID knownKey() {
        var keyId = UuidCreator.getTimeOrderedEpoch();
        var secret = new byte[ApiKeyText.SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        var change = new AccessKeyChanged(
                keyId, ApiKeyText.hash(ApiKeyText.of(secret)), "shop", List.of("VIEWER"), List.of(), null, null, 1);
        QuarkusTransaction.requiringNew().run(() -> storeKnownKeys.store(List.of(change)));
        return keyId;
    }
}
