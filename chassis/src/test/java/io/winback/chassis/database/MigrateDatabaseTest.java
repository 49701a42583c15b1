package io.winback.chassis.database;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A migration of a table that other transactions use. */
@QuarkusTest
class MigrateDatabaseTest {

    /** The lock timeout of requests is 1.5 s. */
    private static final Duration LOCK_TIMEOUT_OF_REQUESTS = Duration.ofMillis(1_500);

    @Inject
    Flyway flyway;

    @Inject
    MigrateDatabase migrateDatabase;

    private final String name = "locked_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void aTableWithRows() throws SQLException {
        TestInfrastructure.database().createDatabase(name);
        try (var connection = connection()) {
            execute(connection, "create table visitor (id int primary key, seen int not null)");
            execute(connection, "insert into visitor select id, 0 from generate_series(1, 100) id");
        }
    }

    @Test
    void aMigrationThatWaitsForALongTransactionBlocksNoOtherAndSucceedsAfterwards() throws Exception {
        try (var longTransaction = connection();
                var request = connection()) {
            longTransaction.setAutoCommit(false);
            execute(longTransaction, "update visitor set seen = 1 where id = 1");
            execute(request, "set statement_timeout = '10s'");
            var migration = CompletableFuture.runAsync(() -> migrateDatabase.migrate(migrations("db/locked")));
            eventually().until(() -> isWaiting(request));

            long start = System.nanoTime();
            execute(request, "update visitor set seen = seen + 1 where id = 2");
            var waited = Duration.ofNanos(System.nanoTime() - start);

            assertThat(waited).isLessThan(LOCK_TIMEOUT_OF_REQUESTS);
            assertThat(migration).isNotDone();
            eventually().until(() -> isWaiting(request));
            longTransaction.commit();
            migration.get(30, TimeUnit.SECONDS);
            assertThat(value(
                            request,
                            "select string_agg(column_name, ' ' order by ordinal_position)"
                                    + " from information_schema.columns where table_name = 'visitor'"))
                    .isEqualTo("id seen note");
        }
    }

    /** Such a migration blocks no request. If it failed, the index would stay invalid, and no later migration would run. */
    @Test
    void anIndexThatIsCreatedConcurrentlyWaitsWithoutATimeLimit() throws Exception {
        try (var longTransaction = connection();
                var request = connection()) {
            longTransaction.setAutoCommit(false);
            execute(longTransaction, "update visitor set seen = 1 where id = 1");
            execute(request, "set statement_timeout = '10s'");
            var migration = CompletableFuture.runAsync(() -> migrateDatabase.migrate(migrations("db/concurrent")));
            eventually().until(() -> isWaiting(request));

            await().during(LOCK_TIMEOUT_OF_REQUESTS).until(() -> isWaiting(request));
            execute(request, "update visitor set seen = seen + 1 where id = 2");

            longTransaction.commit();
            migration.get(30, TimeUnit.SECONDS);
            assertThat(value(request, "select indisvalid from pg_index where indexrelid = 'visitor_seen'::regclass"))
                    .isEqualTo("t");
        }
    }

    private boolean isWaiting(Connection connection) throws SQLException {
        return value(
                        connection,
                        "select exists (select from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock')")
                .equals("t");
    }

    private Flyway migrations(String location) {
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(TestInfrastructure.database().jdbcUrl(name), "postgres", null)
                .resourceProvider(null)
                .locations(location)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private Connection connection() throws SQLException {
        return TestInfrastructure.database().connect(name);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
