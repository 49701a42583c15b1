package io.winback.chassis.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Old entries are deleted from the beginning of the chain, and the rest of the chain is intact. */
@QuarkusTest
@TestProfile(AuditRetentionTest.EverySecond.class)
class AuditRetentionTest {

    @Inject
    AuditTable table;

    @Inject
    AgroalDataSource database;

    @Inject
    VerifyAuditChain verifyAuditChain;

    @Test
    void entriesOlderThanTheRetentionAreDeletedAndTheChainStaysIntact() throws SQLException {
        var old = "old-" + UUID.randomUUID();
        var young = "young-" + UUID.randomUUID();

        table.insert(List.of(entry(old, Duration.ofHours(1))));
        table.insert(List.of(entry(young, Duration.ofHours(-1))));

        eventually().untilAsserted(() -> assertThat(stored(old)).isFalse());
        eventually().untilAsserted(() -> assertThat(table.waiting()).isZero());
        assertThat(stored(young)).isTrue();
        var verification = verifyAuditChain.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.start().position()).isPositive();
        assertThat(verification.head().position())
                .isGreaterThan(verification.start().position());
    }

    private static AuditEntry entry(String actor, Duration ago) {
        return AuditEntry.ofAnswer(
                new AuditOrigin(ActorKind.KEY, actor, null, "", null, null, "recordOrder"),
                null,
                201,
                Instant.now().minus(ago));
    }

    private boolean stored(String actor) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select 1 from audit_entry where actor = ?")) {
            select.setString(1, actor);
            return select.executeQuery().next();
        }
    }

    public static class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.forget-every", "1s", "winback.audit.keep", "PT2S");
        }
    }
}
