package io.winback.chassis;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Ids of events, stored answers and dead letters are deleted after their retention, and not before. */
@QuarkusTest
@TestProfile(RetentionTest.EverySecond.class)
class RetentionTest {

    @Inject
    AgroalDataSource database;

    @Test
    void idsOfOldEventsAreDeleted() throws SQLException {
        var old = handled(31);
        var young = handled(29);

        eventually().until(() -> !isThere("inbox", "event_id", old));

        assertThat(isThere("inbox", "event_id", young)).isTrue();
    }

    @Test
    void oldAnswersAreDeleted() throws SQLException {
        var old = done(8);
        var young = done(6);

        eventually().until(() -> !isThere("idempotency_key", "key", old));

        assertThat(isThere("idempotency_key", "key", young)).isTrue();
    }

    @Test
    void deadLettersAreDeletedThirtyDaysAfterTheirReplayAndAfterNinetyDaysWithoutOne() throws SQLException {
        var replayedLongAgo = deadLetter(40, "now() - interval '31 days'");
        var replayed = deadLetter(120, "now() - interval '29 days'");
        var waitedTooLong = deadLetter(91, "null");
        var waiting = deadLetter(89, "null");

        eventually()
                .until(() ->
                        !isThere("dead_letter", "id", replayedLongAgo) && !isThere("dead_letter", "id", waitedTooLong));

        assertThat(isThere("dead_letter", "id", replayed)).isTrue();
        assertThat(isThere("dead_letter", "id", waiting)).isTrue();
    }

    private UUID deadLetter(int daysAgo, String replayedAt) throws SQLException {
        var id = UUID.randomUUID();
        run("""
                insert into dead_letter (id, topic, partition, record_offset, record_key, headers, payload, cause, failed_at,
                    replayed_at)
                values ('%s', 'test', 0, %d, 'c', '{}', null, 'test', now() - interval '%d days', %s)""".formatted(id, Math.abs(id.getMostSignificantBits()), daysAgo, replayedAt));
        return id;
    }

    private UUID handled(int daysAgo) throws SQLException {
        var id = UUID.randomUUID();
        run("insert into inbox values ('%s', now() - interval '%d days')".formatted(id, daysAgo));
        return id;
    }

    private UUID done(int daysAgo) throws SQLException {
        var key = UUID.randomUUID();
        run("insert into idempotency_key values ('%s', 'test', '', 200, null, null, now() - interval '%d days')"
                .formatted(key, daysAgo));
        return key;
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isThere(String table, String column, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select from %s where %s = '%s'".formatted(table, column, id))) {
            return result.next();
        }
    }

    /** Every second instead of every hour. */
    public static class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.forget-every", "1s");
        }
    }
}
