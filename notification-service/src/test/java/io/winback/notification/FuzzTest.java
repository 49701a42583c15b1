package io.winback.notification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.FuzzContract;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Malformed, oversized and hostile input never makes the service fail. */
@QuarkusTest
class FuzzTest extends FuzzContract {

    @Inject
    AgroalDataSource database;

    @Override
    protected String name() {
        return "notification";
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of("PUT /v1/templates/{templateId}", """
                {"messages": [{"locale": "en", "channel": "EMAIL", "subject": "Hello", "html": "<p>{customer.name}</p>",
                 "text": "Hello {customer.name ?: 'there'}"}]}
                """);
    }

    /** Some of the bodies are valid and hold sending. */
    @AfterEach
    void releaseSending() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from sending_hold");
        }
    }
}
