package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.offer.OfferApi;
import io.winback.testkit.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Many callers define one offer at the same time. Each gets the answer that it would get in turn. */
@QuarkusTest
class ConcurrentDefinitionsTest {

    private static final int CALLERS = 20;
    private static final String TERMS = """
            {"name": "spring %d", "reward": {"kind": "PERCENT", "value": 10}}""";

    private final String offer = "offer-" + UUID.randomUUID();
    private final AtomicInteger changes = new AtomicInteger();

    /** Twenty slow changes take longer than a statement may wait for a lock. */
    @Test
    void allSucceedInTurn() throws SQLException {
        put().then().statusCode(201);
        makeChangesSlow();
        try {
            var answers = atOnce(CALLERS, i -> put().statusCode());

            assertThat(answers).containsOnly(200);
        } finally {
            execute("drop function slow_change cascade");
        }
        given().get("/v1/offers/" + offer).then().header("ETag", equalTo("\"%d\"".formatted(CALLERS)));
    }

    @Test
    void ofThoseThatExpectTheSameVersionOneSucceeds() {
        put().then().statusCode(201);

        var answers = atOnce(CALLERS, i -> given().contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(otherTerms())
                .put("/v1/offers/" + offer)
                .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void oneCreatesTheOfferAndTheOthersReplaceIt() {
        var answers = atOnce(CALLERS, i -> put().statusCode());

        assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void aChangeWaitsForAnotherReplicaLongerThanForALock() throws Exception {
        put().then().statusCode(201);
        try (var replica = anotherReplica()) {
            execute(replica, "select from offer where offer_id = '%s' for update".formatted(offer));

            var answer = CompletableFuture.supplyAsync(this::put);
            Awaitility.await().during(Duration.ofSeconds(2)).until(() -> !answer.isDone());
            replica.commit();

            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOfferThatAnotherReplicaCreatesMeanwhileIsReplaced() throws Exception {
        var model = OfferApi.anOffer();
        try (var replica = anotherReplica()) {
            execute(replica, """
                    insert into offer (offer_id, terms, changed_at, version)
                    select '%s', terms, changed_at, version from offer where offer_id = '%s'""".formatted(offer, model));

            var answer = CompletableFuture.supplyAsync(this::put);
            eventually().until(() -> isWaitingForALock(replica));
            replica.commit();

            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    private Response put() {
        return OfferApi.put(offer, otherTerms());
    }

    /** The same terms again would be no change. */
    private String otherTerms() {
        return TERMS.formatted(changes.incrementAndGet());
    }

    private void makeChangesSlow() throws SQLException {
        execute("""
                create function slow_change() returns trigger language plpgsql as
                'begin perform pg_sleep(0.2); return new; end'""");
        execute("""
                create trigger slow_change before update on offer for each row
                when (new.offer_id = '%s') execute function slow_change()""".formatted(offer));
    }

    private static boolean isWaitingForALock(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var result = select.executeQuery("""
                        select from pg_locks where not granted and locktype = 'transactionid'""")) {
            return result.next();
        }
    }

    private static Connection anotherReplica() throws SQLException {
        var connection = TestInfrastructure.database().connect("winback");
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback")) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
