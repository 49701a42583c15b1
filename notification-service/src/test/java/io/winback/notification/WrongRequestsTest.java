package io.winback.notification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.WrongRequestsContract;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. */
@QuarkusTest
class WrongRequestsTest extends WrongRequestsContract {

    @Inject
    AgroalDataSource database;

    /** Some of the bodies are valid and hold sending. */
    @AfterEach
    void releaseSending() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from sending_hold");
        }
    }
}
