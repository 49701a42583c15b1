package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class JobsTest {

    @Inject
    AgroalDataSource database;

    private final UUID job = UUID.randomUUID();

    @Test
    void aJobThatWasLeftInTheMiddleIsFinishedByWhoeverFindsIt() throws SQLException {
        leftInTheMiddle("SCORING", "\"1998-06-30\"", 0);

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("asOf", equalTo("1998-06-30")));
    }

    @Test
    void aJobThatEndsItsProcessAgainAndAgainIsGivenUp() throws SQLException {
        leftInTheMiddle("SCORING", "\"1998-06-30\"", 3);

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", containsString("in the middle of it 3 times")));
    }

    @Test
    void anImportWhoseFileIsGoneSaysSo() throws SQLException {
        leftInTheMiddle("IMPORT_ORDERS", "{\"file\": \"/nowhere\", \"format\": \"CSV\"}", 0);

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", containsString("its file is gone")));
    }

    private void leftInTheMiddle(String kind, String input, int tries) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into job (job_id, kind, state, started_at, alive_at, input, tries)
                        values (?, ?, 'RUNNING', now() - interval '1 hour', now() - interval '1 hour', ?, ?)""")) {
            insert.setObject(1, job);
            insert.setString(2, kind);
            insert.setString(3, input);
            insert.setInt(4, tries);
            insert.executeUpdate();
        }
    }
}
