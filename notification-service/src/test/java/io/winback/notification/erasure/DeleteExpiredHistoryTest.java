package io.winback.notification.erasure;

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

/** History is deleted after its retention, and not before. */
@QuarkusTest
@TestProfile(DeleteExpiredHistoryTest.OftenEnough.class)
class DeleteExpiredHistoryTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theHistoryOfAMessageIsDeletedAfterFourHundredDays() throws SQLException {
        var message = UUID.randomUUID();
        run("""
                insert into message (message_id, decision_id, step, try_number, customer_id, campaign_id, channel, state,
                    request, created_at, due_at)
                values ('%s', gen_random_uuid(), 1, 1, 'c', 'c', 'EMAIL', 'SENT', '{}', now(), now())""".formatted(message));
        event(message, 401);
        event(message, 399);

        eventually().until(() -> count(message) == 1);

        assertThat(count(message)).isEqualTo(1);
    }

    @Test
    void statementsOnAConsentAreDeletedAfterFourHundredDaysExceptTheLatest() throws SQLException {
        var customer = "c-" + UUID.randomUUID();
        for (int daysAgo : new int[] {900, 800, 700}) {
            statement(customer, "PERSON", true, daysAgo);
        }

        var statements = "from consent_history where customer_id = '%s'".formatted(customer);
        eventually().until(() -> number("select count(*) " + statements) == 1);

        assertThat(number("select extract(day from now() - at) " + statements)).isEqualTo(700);
    }

    /** A statement that a system repeats after the withdrawal of the customer has no effect, and does not prove it. */
    @Test
    void theLatestStatementOfTheCustomerIsKeptDespiteLaterStatementsOfSystems() throws SQLException {
        var customer = "c-" + UUID.randomUUID();
        statement(customer, "PERSON", true, 1_000);
        statement(customer, "PERSON", false, 900);
        statement(customer, "SYSTEM", false, 800);
        statement(customer, "SYSTEM", true, 700);

        var statements = "from consent_history where customer_id = '%s'".formatted(customer);
        eventually().until(() -> number("select count(*) " + statements) <= 2);

        assertThat(number("select count(*) " + statements)).isEqualTo(2);
        assertThat(number(
                        "select extract(day from now() - at) " + statements + " and origin = 'PERSON' and not granted"))
                .isEqualTo(900);
        assertThat(number("select extract(day from now() - at) " + statements + " and origin = 'SYSTEM'"))
                .isEqualTo(700);
    }

    private void statement(String customer, String origin, boolean granted, int daysAgo) throws SQLException {
        run("""
                insert into consent_history (customer_id, channel, granted, at, origin, source)
                values ('%s', 'EMAIL', %s, now() - interval '%d days', '%s', 'test')""".formatted(customer, granted, daysAgo, origin));
    }

    private void event(UUID message, int daysAgo) throws SQLException {
        run("insert into message_event (message_id, at, what) values ('%s', now() - interval '%d days', 'TEST')"
                .formatted(message, daysAgo));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(UUID message) throws SQLException {
        return number("select count(*) from message_event where message_id = '%s'".formatted(message));
    }

    private int number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Deletes every second instead of every hour. */
    public static class OftenEnough implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.forget-every", "1s");
        }
    }
}
