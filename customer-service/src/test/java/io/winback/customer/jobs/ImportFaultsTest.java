package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** An import counts each order once when its connections break, and changes nothing after another replica took it over. */
@QuarkusTest
class ImportFaultsTest {

    private static final int CUSTOMERS = 5_000;
    private static final int ORDERS = 8 * CUSTOMERS;
    /** The orders of an import before its last transaction. */
    private static final int BEFORE_THE_LAST = 30_000;

    private static final int OUTAGES = 12;
    private static final Duration BETWEEN_OUTAGES = Duration.ofMillis(150);

    @Inject
    AgroalDataSource database;

    @Inject
    OwnJobs ownJobs;

    private final String shop = "f" + UUID.randomUUID().toString().substring(0, 13);
    private Connection observer;

    @BeforeEach
    void connect() throws SQLException {
        observer = TestInfrastructure.database().connect("winback");
    }

    /** Later tests get no broken connection. */
    @AfterEach
    void forgetBrokenConnections() throws SQLException {
        observer.close();
        database.flush(FlushMode.ALL);
    }

    @Test
    void anImportCountsEachOrderOnceWhileItsConnectionsAreSevered() throws SQLException {
        var job = submit();
        var outages = new AtomicInteger();

        eventually().pollInterval(BETWEEN_OUTAGES).until(() -> {
            sever("datname = 'winback'");
            return outages.incrementAndGet() == OUTAGES;
        });

        assertEachOrderCountsOnce(job);
    }

    @Test
    void anImportWhoseStatementIsSeveredIsRepeated() throws SQLException {
        try (var other = lockLastCustomer()) {
            var job = submit();
            awaitBlocked();

            sever(
                    "pid in (select waiting.pid from pg_stat_activity as waiting where pg_blocking_pids(waiting.pid) @> array[%d])"
                            .formatted(pid(other)));
            other.rollback();

            assertEachOrderCountsOnce(job);
        }
    }

    @Test
    void anImportThatWasTakenOverStoresNothingMore() throws SQLException {
        try (var other = lockLastCustomer()) {
            var job = submit();
            awaitBlocked();
            assertThat(orders()).isEqualTo(BEFORE_THE_LAST);

            execute("update job set tries = tries + 1, alive_at = now() + interval '1 hour' where job_id = '%s'"
                    .formatted(job));
            other.rollback();
            eventually().until(() -> !ownJobs.tokens().containsKey(UUID.fromString(job)));

            assertThat(orders()).isEqualTo(BEFORE_THE_LAST);
            assertThat(count("select count(*) from job_part where job_id = '%s'".formatted(job)))
                    .isZero();
            job(job).body("state", equalTo("RUNNING")).body("done", equalTo(0));

            execute("update job set alive_at = now() - interval '1 hour' where job_id = '%s'".formatted(job));
            assertEachOrderCountsOnce(job);
        }
    }

    private void assertEachOrderCountsOnce(String job) throws SQLException {
        // A request may get a broken connection.
        longer().until(() -> Set.of("DONE", "FAILED")
                .contains(String.valueOf(given().get("/v1/jobs/" + job).<Object>path("state"))));

        job(job).body("state", equalTo("DONE"))
                .body("accepted", equalTo(ORDERS))
                .body("orders", equalTo(ORDERS))
                .body("rejected", equalTo(0))
                .body("customers", equalTo(CUSTOMERS))
                .body("revenue[0].amount", equalTo(100 * ORDERS));
        assertThat(orders()).isEqualTo(ORDERS);
        assertThat(count("select count(*) from customer where customer_id like '%s-%%' and orders = 8 and revenue = 800"
                        .formatted(shop)))
                .isEqualTo(CUSTOMERS);
    }

    /** An interrupted job is resumed half a minute after its last heartbeat. */
    private static ConditionFactory longer() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
    }

    private static ValidatableResponse job(String job) {
        return given().get("/v1/jobs/" + job).then().statusCode(200);
    }

    /** Eight orders of each customer. Those of the last customer are in the last transaction. */
    private String submit() {
        var file = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(customer -> IntStream.rangeClosed(1, 8)
                        .mapToObj(order ->
                                "%1$s-%2$d,%1$s-%2$d-%3$d,2026-01-0%3$d,100,JPY\n".formatted(shop, customer, order))
                        .collect(joining()))
                .collect(joining());
        return given().contentType("text/csv")
                .body(("customer_id,order_id,placed_at,amount,currency\n" + file).getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
    }

    /** Another transaction that holds the last customer of the file. */
    private Connection lockLastCustomer() throws SQLException {
        var last = "%s-%d".formatted(shop, CUSTOMERS);
        given().contentType("application/json")
                .body("{}")
                .put("/v1/customers/" + last)
                .then()
                .statusCode(201);
        var other = TestInfrastructure.database().connect("winback");
        other.setAutoCommit(false);
        try (var lock = other.createStatement()) {
            lock.execute("select 1 from customer where customer_id = '%s' for update".formatted(last));
        }
        return other;
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitBlocked() {
        eventually()
                .until(() -> count(
                                "select count(*) from pg_stat_activity"
                                        + " where wait_event_type = 'Lock' and query like '%from customer where customer_id = any%'")
                        > 0);
    }

    private void sever(String condition) throws SQLException {
        count("select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and "
                + condition);
    }

    private long orders() throws SQLException {
        return count("select count(*) from customer_order where customer_id like '%s-%%'".formatted(shop));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = observer.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var statement = observer.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
