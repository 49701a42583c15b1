package io.winback.customer.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.GenericPlan;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
class JobsTest {

    /** 20,000 jobs, one in a thousand runs. */
    private static final String MANY_JOBS = """
            insert into job (job_id, kind, state, started_at, alive_at)
            select gen_random_uuid(), 'SCORING', case when n % 1000 = 0 then 'RUNNING' else 'DONE' end, now(),
                now() - case when n % 1000 = 0 then 0 else n end * interval '1 minute'
            from generate_series(1, 20000) as n""";

    @Inject
    AgroalDataSource database;

    @Inject
    Session session;

    @Inject
    Jobs jobs;

    @Inject
    JobSteps steps;

    @Inject
    OwnJobs ownJobs;

    @Inject
    JobHeartbeatSchedule heartbeat;

    private final UUID job = UuidCreator.getTimeOrderedEpoch();

    @Test
    void anAbandonedJobIsResumed() throws SQLException {
        abandonJob("SCORING", "\"1998-06-30\"", 0);

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("asOf", equalTo("1998-06-30")));
    }

    @Test
    void aJobThatIsAbandonedTooOftenFails() throws SQLException {
        abandonJob("SCORING", "\"1998-06-30\"", 3);

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", containsString("the service ended 3 times during this job")));
    }

    @Test
    void jobsAreListedByKindAndStateWithTheNewestFirst() throws SQLException {
        insertJob("BACKTEST", "\"x\"", 0, "now() + interval '1 hour'");
        var older = job;

        var newer = given().contentType("application/json")
                .body("{\"asOf\": \"1990-01-01\"}")
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("jobId");

        given().queryParam("kind", "SCORING")
                .queryParam("limit", 1)
                .get("/v1/jobs")
                .then()
                .statusCode(200)
                .body("items.jobId", contains(newer));
        given().queryParam("kind", "BACKTEST")
                .queryParam("state", "RUNNING")
                .queryParam("limit", 200)
                .get("/v1/jobs")
                .then()
                .body("items.jobId", hasItem(older.toString()))
                .body("items.state", everyItem(equalTo("RUNNING")));
        given().queryParam("state", "LOST").get("/v1/jobs").then().statusCode(400);
    }

    @Test
    void anImportWithoutItsFileFails() throws SQLException {
        abandonJob("IMPORT_ORDERS", "{\"file\": \"/nowhere\", \"format\": \"CSV\"}", 0);

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", containsString("the uploaded file no longer exists")));
    }

    @Test
    void failureThatNothingForesawNamesNoPartOfTheProgram() throws SQLException {
        abandonJob("SCORING", "\"no day\"", 0);

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body(
                        "failure",
                        equalTo("an error in the service ended the job; the log of the service has the cause")));
    }

    @Test
    void aResumedScoringSkipsCompletedSlices() throws SQLException {
        abandonJob("SCORING", "\"1998-06-30\"", 0);
        done(0, slice("", "~", 7, 3));

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("customers", equalTo(7))
                .body("newlyChurned", equalTo(3)));
        assertThat(count("select count(*) from job_part where job_id = ?", job)).isZero();
    }

    @Test
    void abandonedJobsAreFoundByTheirIndexUnderAGenericPlan() {
        var plan = new GenericPlan(session, "job", MANY_JOBS);

        assertThat(plan.scansOf("job_state", () -> jobs.takeAbandoned(Duration.ofSeconds(30))))
                .isPositive();
        assertThat(plan.scansOf("job_state", () -> jobs.failAbandoned(Duration.ofSeconds(30))))
                .isPositive();
    }

    @Test
    void aResumedScoringScoresTheGapsBetweenCompletedSlices() throws SQLException {
        var gap = "gap-" + UUID.randomUUID();
        for (var customer : List.of("-a", "-b", "-c")) {
            given().contentType("application/json")
                    .body(Map.of(
                            "orderId",
                            gap + customer,
                            "customerId",
                            gap + customer,
                            "placedAt",
                            "1999-01-01T00:00:00Z",
                            "total",
                            Map.of("amount", 1, "currency", "JPY")))
                    .post("/v1/orders")
                    .then()
                    .statusCode(201);
        }
        abandonJob("SCORING", "\"2002-06-30\"", 0);
        done(0, slice("", gap, 7, 3));
        done(3, slice(gap + "-b", "~", 10, 4));

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("customers", equalTo(7 + 2 + 10))
                .body("newlyChurned", equalTo(3 + 2 + 4)));
        assertThat(count("select count(*) from loss where customer_id like ? || '%'", gap))
                .isEqualTo(2);
    }

    @Test
    void aProcessWhoseJobWasTakenOverChangesNothing() throws SQLException {
        insertJob("SCORING", "\"1998-06-30\"", 1, "now() + interval '1 hour'");

        assertChangesNothing(JobRun.first(job));
        QuarkusTransaction.requiringNew().run(() -> jobs.recordHeartbeat(Map.of(job, 0)));

        assertThat(count("select count(*) from job_part where job_id = ?", job)).isZero();
        assertThat(count(
                        "select count(*) from job where job_id = ? and state = 'RUNNING' and alive_at > now() + interval '1 minute'",
                        job))
                .isEqualTo(1);
    }

    @Test
    void aThreadThatOutlivesItsRunChangesNothingAfterTheSameProcessHasBegunTheNextRun() throws SQLException {
        insertJob("SCORING", "\"1998-06-30\"", 0, "now() + interval '1 hour'");
        var first = begun();
        ownJobs.add(first);
        steps.run(first.run(), 0, () -> 1);
        ownJobs.remove(first);
        takeOver();
        var second = begun();
        ownJobs.add(second);

        assertChangesNothing(first.run());

        steps.run(second.run(), 1, () -> 2);
        assertThat(steps.completed(second.run(), Integer.class)).isEqualTo(Map.of(0, 1, 1, 2));
        jobs.finish(second.run(), Map.of());
        ownJobs.remove(second);
    }

    private Job begun() {
        return QuarkusTransaction.requiringNew().call(() -> jobs.findById(job));
    }

    /** As another process does, which then loses the job in its turn. */
    private void takeOver() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update job set tries = tries + 1 where job_id = ?")) {
            update.setObject(1, job);
            update.executeUpdate();
        }
    }

    private void assertChangesNothing(JobRun run) throws SQLException {
        assertThatThrownBy(() -> steps.run(run, 2, () -> 1)).isInstanceOf(JobTakenOver.class);
        assertThatThrownBy(() -> steps.runPart(run, () -> 1)).isInstanceOf(JobTakenOver.class);
        assertThatThrownBy(() -> jobs.finish(run, Map.of())).isInstanceOf(JobTakenOver.class);
        assertThatThrownBy(() -> jobs.fail(run, null, "x")).isInstanceOf(JobTakenOver.class);
        steps.reportProgress(run, 99, 100L);
        assertThat(count("select done from job where job_id = ?", job)).isNotEqualTo(99);
        assertThat(count("select count(*) from job_part where part = 2 and job_id = ?", job))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT_ORDERS, 'customer_id,order_id,placed_at,amount,currency', ',2020-01-01,1,JPY'",
        "IMPORT_CUSTOMERS, 'customer_id,name', ''"
    })
    void aResumedImportSkipsCompletedParts(String kind, String header, String rest, @TempDir Path folder)
            throws SQLException, IOException {
        var id = "done-" + UUID.randomUUID();
        var file = folder.resolve("upload");
        Files.writeString(file, header + '\n' + id + ',' + id + rest + '\n');
        abandonJob(kind, "{\"file\": \"%s\", \"format\": \"CSV\"}".formatted(file), 0);
        done(0, "{\"accepted\": 41, \"rejected\": 1, \"rejections\": []}");

        heartbeat.run();

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(41))
                .body("rejected", equalTo(1)));
        assertThat(count("select count(*) from customer where customer_id = ?", id))
                .as("completed parts are skipped")
                .isZero();
        assertThat(file).doesNotExist();
    }

    private static String slice(String after, String last, int customers, int churned) {
        return "{\"after\": \"%s\", \"last\": \"%s\", \"done\": {\"customers\": %d, \"churned\": %d, \"failed\": 0}}"
                .formatted(after, last, customers, churned);
    }

    private void done(int part, String result) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into job_part values (?, ?, ?)")) {
            insert.setObject(1, job);
            insert.setInt(2, part);
            insert.setString(3, result);
            insert.executeUpdate();
        }
    }

    private long count(String sql, Object parameter) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void abandonJob(String kind, String input, int tries) throws SQLException {
        insertJob(kind, input, tries, "now() - interval '1 hour'");
    }

    private void insertJob(String kind, String input, int tries, String aliveAt) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into job (job_id, kind, state, started_at, alive_at, input, tries)
                        values (?, ?, 'RUNNING', now() - interval '1 hour', %s, ?, ?)""".formatted(aliveAt))) {
            insert.setObject(1, job);
            insert.setString(2, kind);
            insert.setString(3, input);
            insert.setInt(4, tries);
            insert.executeUpdate();
        }
    }
}
