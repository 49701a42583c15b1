package io.winback.notification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.WrongRequests;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong input of any kind is answered with a problem that helps, and never with a failure. */
@QuarkusTest
class WrongRequestsTest {

    @TestHTTPResource("/")
    URI service;

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

    @Test
    void aWrongBodyIsRefusedWithTheFieldThatIsWrong() {
        assertThat(WrongRequests.to(service).wrongBodies(1, 3_000)).isEmpty();
    }

    @Test
    void aMalformedBodyIsRefused() {
        assertThat(WrongRequests.to(service).malformedBodies()).isEmpty();
    }

    @Test
    void aBodyOfAnotherMediaTypeIsRefused() {
        assertThat(WrongRequests.to(service).wrongMediaTypes()).isEmpty();
    }

    @Test
    void aWrongQueryIsRefusedWithItsParameter() {
        assertThat(WrongRequests.to(service).wrongQueries()).isEmpty();
    }

    @Test
    void aWrongPathIsRefused() {
        assertThat(WrongRequests.to(service).wrongPaths()).isEmpty();
    }
}
