package io.winback.chassis.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The retention, the chain and a verification run at the same time. */
@QuarkusTest
class AuditRacesTest {

    @Inject
    AuditTable table;

    @Inject
    AuditTrail auditTrail;

    @Inject
    DeleteAuditEntries deleteAuditEntries;

    @Inject
    VerifyAuditChain verifyAuditChain;

    @Inject
    AgroalDataSource database;

    @Test
    void theRetentionWaitsForTheReplicaThatChains() throws Exception {
        CompletableFuture<Long> deleted;
        try (var chaining = database.getConnection()) {
            chaining.setAutoCommit(false);
            execute(chaining, "select pg_advisory_xact_lock(" + 0x6175646974L + ")");

            deleted = CompletableFuture.supplyAsync(deleteAuditEntries::delete);

            eventually().untilAsserted(() -> assertThat(
                            number("select count(*) from pg_locks where locktype = 'advisory' and not granted"))
                    .isPositive());
            assertThat(deleted).isNotDone();
            chaining.rollback();
        }
        assertThat(deleted.get()).isNotNegative();
    }

    @Test
    void aRetentionLeavesTheRestToTheReplicaThatDeletes() throws Exception {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "select pg_advisory_xact_lock(" + 0x6175646975L + ")");
            execute(other, "select pg_advisory_xact_lock(" + 0x6175646974L + ")");

            assertThat(CompletableFuture.supplyAsync(deleteAuditEntries::delete).get(20, TimeUnit.SECONDS))
                    .isZero();
            other.rollback();
        }
    }

    @Test
    void theChainTakesItsTurnAfterABatchOfTheRetention() throws Exception {
        try (var retention = database.getConnection()) {
            retention.setAutoCommit(false);
            execute(retention, "select pg_advisory_xact_lock(" + 0x6175646974L + ")");

            eventually().untilAsserted(() -> assertThat(
                            number("select count(*) from pg_locks where locktype = 'advisory' and not granted"))
                    .isPositive());
            retention.rollback();
        }
        change();
        eventually().untilAsserted(() -> assertThat(table.waiting()).isZero());
    }

    @Test
    void aVerificationDuringTheRetentionFindsNoFault() throws Exception {
        for (int i = 0; i < 3; i++) {
            change();
        }
        eventually().untilAsserted(() -> assertThat(table.waiting()).isZero());
        long last = table.head().position() - 1;

        CompletableFuture<VerifyAuditChain.Verification> verified;
        try (var retention = database.getConnection()) {
            retention.setAutoCommit(false);
            execute(retention, "lock table audit_entry in access exclusive mode");
            verified = CompletableFuture.supplyAsync(verifyAuditChain::verify);
            eventually().untilAsserted(() -> assertThat(number("select count(*) from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and query like '%where position > %'"))
                    .isPositive());

            execute(retention, "select set_config('winback.audit_retention', 'on', true)");
            execute(retention, """
                    insert into audit_checkpoint (position, hash) select position, hash from audit_entry where position = %d
                    on conflict (only_row) do update set position = excluded.position, hash = excluded.hash""".formatted(last));
            execute(retention, "delete from audit_entry where position <= " + last);
            retention.commit();
        }

        assertThat(verified.get().fault()).isNull();
        assertThat(verified.get().start().position()).isGreaterThanOrEqualTo(last);
    }

    @Test
    void aSearchByTimeReadsTheEntriesOfThatTimeOnly() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, """
                    insert into audit_entry (entry_id, at, actor_kind, actor, roles, operation, times)
                    select gen_random_uuid(), timestamptz '2001-01-01' + i * interval '1 minute', 'KEY', 'shop', '', 'recordOrder', 1
                    from generate_series(1, 20000) i""");
            execute(connection, "analyze audit_entry");
            try (var explain = connection.prepareStatement("""
                            explain select * from audit_entry where at >= timestamptz '2001-01-03' and at < timestamptz '2001-01-03 01:00'
                            order by entry_id desc limit 51""");
                    var plan = explain.executeQuery()) {
                var lines = new StringBuilder();
                while (plan.next()) {
                    lines.append(plan.getString(1)).append('\n');
                }
                assertThat(lines.toString()).contains("audit_entry_at");
            }
            connection.rollback();
        }
    }

    private void change() {
        QuarkusTransaction.requiringNew()
                .run(() -> auditTrail.changed("sample/" + UUID.randomUUID(), null, Map.of("name", "new")));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
