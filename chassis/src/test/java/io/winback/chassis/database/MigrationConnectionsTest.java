package io.winback.chassis.database;

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

/** Migrations of a database that holds rows. */
@QuarkusTest
class MigrationConnectionsTest {

    @Inject
    Flyway flyway;

    @Test
    void aMigrationHasNoTimeLimit() throws SQLException {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(value(connection, "show statement_timeout")).isEqualTo("0");
            assertThat(value(connection, "show lock_timeout")).isEqualTo("0");
        }
    }

    @Test
    void storedAnswersGetTheirCustomerInAnUpgrade() throws SQLException {
        var name = "upgrade_" + UUID.randomUUID().toString().replace("-", "");
        TestInfrastructure.database().createDatabase(name);
        var configuration = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(TestInfrastructure.database().jdbcUrl(name), "postgres", null);
        configuration.target(MigrationVersion.fromVersion("0.2")).load().migrate();
        try (var connection = TestInfrastructure.database().connect(name);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into idempotency_key (key, operation, fingerprint, status, body, done_at) values
                    ('path', 'POST /v1/customers/c-1/anything', '', 200, '{}', now()),
                    ('short', 'DELETE /v1/customers/c-2', '', 202, null, now()),
                    ('body', 'POST /v1/redemptions', '', 201, '{"customerId": "c-3"}', now()),
                    ('none', 'POST /v1/scorings', '', 201, '{}', now())""");

            configuration.target(MigrationVersion.LATEST).load().migrate();

            assertThat(value(connection, """
                            select string_agg(key || '=' || coalesce(customer_id, '-'), ' ' order by key)
                            from idempotency_key""")).isEqualTo("body=c-3 none=- path=c-1 short=c-2");
            assertThat(value(
                            connection,
                            "select count(*) from pg_indexes where indexname in ('idempotency_key_customer',"
                                    + " 'dead_letter_record_key', 'dead_letter_failed_at')"))
                    .isEqualTo("3");
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
