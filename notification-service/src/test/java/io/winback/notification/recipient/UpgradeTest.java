package io.winback.notification.recipient;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The migration of a database that an earlier version filled. */
@QuarkusTest
class UpgradeTest {

    @Inject
    Flyway flyway;

    @Test
    void consentsOfAnEarlierVersionStartTheHistory() throws SQLException {
        var name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
        TestInfrastructure.database().createDatabase(name);
        var configuration = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(TestInfrastructure.database().jdbcUrl(name), "postgres", null);
        configuration.target(MigrationVersion.fromVersion("4")).load().migrate();
        try (var connection = TestInfrastructure.database().connect(name);
                var statement = connection.createStatement()) {
            statement.execute("insert into consent values ('c-1', 'EMAIL', true, now(), 'profile'),"
                    + " ('c-1', 'SMS', false, now(), 'unsubscribe link')");

            configuration.target(MigrationVersion.LATEST).load().migrate();

            assertThat(value(connection, """
                            select string_agg(channel || ' ' || granted || ' ' || origin, ', ' order by channel)
                            from consent_history where customer_id = 'c-1'""")).isEqualTo("EMAIL true SYSTEM, SMS false PERSON");
            assertThat(value(
                            connection,
                            "select string_agg(indexname, ' ' order by indexname) from pg_indexes"
                                    + " where indexname in ('message_waiting', 'message_due', 'message_event_at')"))
                    .isEqualTo("message_event_at message_waiting");
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
