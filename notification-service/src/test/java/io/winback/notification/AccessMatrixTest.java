package io.winback.notification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AccessMatrixContract;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** Every route of the service asks for the roles of the matrix. */
@QuarkusTest
class AccessMatrixTest extends AccessMatrixContract {

    @TestHTTPResource("/")
    URI service;

    @Inject
    AgroalDataSource database;

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected String name() {
        return "notification";
    }

    /** One of the samples holds sending. */
    @AfterEach
    void releaseSending() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from sending_hold");
        }
    }
}
