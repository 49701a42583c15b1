package io.winback.customer.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.customer.CustomerErased;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.RecipientErased;
import io.winback.events.offer.CouponsErased;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ErasureResourceTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    Erasures erasures;

    @Test
    void erasureEndsWhenEachServiceHasConfirmed() {
        aCustomerWhoOrdered();

        var job = UUID.fromString(given().delete("/v1/customers/" + customer)
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));

        given().get("/v1/customers/" + customer).then().statusCode(404);
        given().delete("/v1/customers/" + customer).then().statusCode(404);
        given().get("/v1/customers/" + customer + "/export").then().statusCode(404);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerErased.class, customer))
                .extracting(CustomerErased::erasureId)
                .containsExactly(job));
        assertThat(job(job)).isEqualTo("RUNNING");
        var id = UuidCreator.getTimeOrderedEpoch();
        var coupons = new CouponsErased(customer, job);
        EventStream.publish(id, coupons);
        EventStream.publish(id, coupons);
        EventStream.publish(coupons, new MessagesErased(customer, job), new RecipientErased(customer, job));
        eventually().untilAsserted(() -> assertThat(job(job)).isEqualTo("DONE"));
    }

    @Test
    void timelineEntryThatIsWrittenDuringAnErasureIsErased() throws Exception {
        aCustomerWhoOrdered();
        var erasure = CompletableFuture.completedFuture(0);
        try (var writer = database.getConnection()) {
            writer.setAutoCommit(false);
            try (var statement = writer.createStatement()) {
                statement.execute("select from customer where customer_id = '%s' for key share".formatted(customer));
                erasure = CompletableFuture.supplyAsync(
                        () -> given().delete("/v1/customers/" + customer).statusCode());
                eventually().until(() -> TestDatabase.isWaitedFor(writer));
                statement.execute("""
                        insert into timeline_entry (customer_id, kind, entry_id, at, details)
                        values ('%s', 'DECISION', 'd-1', now(), '{}')""".formatted(customer));
            }
            writer.commit();
        }

        assertThat(erasure.get()).isEqualTo(202);
        assertThat(lines("select entry_id from timeline_entry where customer_id = '%s'".formatted(customer)))
                .isEmpty();
    }

    @Test
    void erasedCustomerLeavesTheFigures() {
        aCustomerWhoOrdered();
        long before = active();

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(active()).isEqualTo(before - 1);
    }

    /** A stage without customers is absent. */
    private static long active() {
        var customers = given().get("/v1/figures").jsonPath().<String, Number>getMap("customers");
        return customers.getOrDefault("ACTIVE", 0).longValue();
    }

    @Test
    void confirmationIsRecordedWithinATransactionAlone() {
        assertThatThrownBy(() -> erasures.done(UUID.randomUUID(), Erasures.Part.COUPONS))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void churnedCustomerIsErasedWithAllTexts() {
        aCustomerWhoOrdered();
        post("/v1/complaints", Map.of("customerId", customer, "text", "荷物が遅れました"));
        post("/v1/survey-responses", Map.of("customerId", customer, "kind", "CSAT", "score", 1, "comment", "遅い"));
        post("/v1/interviews", Map.of("customerId", customer, "notes", "遅かった", "reasons", List.of("DELIVERY")));
        post("/v1/returns", Map.of("customerId", customer, "orderId", "o-" + customer));
        post("/v1/payment-failures", Map.of("customerId", customer));
        post("/v1/cancellations", Map.of("customerId", customer, "comment", "もうやめます"));
        given().contentType("application/json")
                .body(Map.of("text", "高すぎる、と陽菜は言う", "reason", "PRICE", "customerId", customer))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(201)
                .body("text", equalTo("高すぎる、と…は言う"));

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        Map<String, List<Object>> held = given().get("/v1/customers/" + customer + "/held-data")
                .jsonPath()
                .getMap("$");
        assertThat(held.values()).allMatch(List::isEmpty);
    }

    @Test
    void orderThatEndedAnEpisodeIsErasedFromTheEpisode() throws Exception {
        aCustomerWhoOrdered();
        var cancelledAt = Instant.now().minus(Duration.ofDays(1)).toString();
        post("/v1/cancellations", Map.of("customerId", customer, "cancelledAt", cancelledAt));
        var ended = "select count(*) from loss where ended_by = 'o-%s'".formatted(customer);
        assertThat(lines(ended)).containsExactly("1");

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(lines(ended)).containsExactly("0");
    }

    @Test
    void idempotentAnswerIsErasedWithTheCustomer() {
        aCustomerWhoOrdered();
        var key = UUID.randomUUID().toString();
        Map<String, Object> cancellation = Map.of("customerId", customer, "comment", "もうやめます");
        command(key, cancellation).then().statusCode(201).body("comment", equalTo("もうやめます"));
        assertThat(TestDatabase.column("select customer_id from idempotency_key where key = '%s'".formatted(key)))
                .containsExactly(customer);

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(TestDatabase.column(
                        "select coalesce(body, 'none') from idempotency_key where key = '%s'".formatted(key)))
                .containsExactly("none");
        assertThat(TestDatabase.column(
                        "select key from idempotency_key where cast(idempotency_key as text) like '%%%s%%'"
                                .formatted(customer)))
                .isEmpty();
        command(key, cancellation).then().statusCode(201);
        given().get("/v1/customers/" + customer).then().statusCode(404);
    }

    @Test
    void erasureFindsResponsesByAnIndex() throws SQLException {
        QuarkusTransaction.begin();
        try {
            execute("""
                    insert into idempotency_key (key, operation, fingerprint, status, body, done_at, customer_id)
                    select 'plan-' || n, 'POST /v1/orders', '', 201, '{}', now(), 'customer-' || n
                    from generate_series(1, 20000) as n""");
            execute("analyze idempotency_key");

            assertThat(String.join(
                            "\n", lines("explain update idempotency_key set body = null where customer_id = 'c'")))
                    .contains("idempotency_key_customer");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void customerRestoredFromABackupIsErasedAgain() {
        aCustomerWhoOrdered();
        var before = Instant.now();
        var job = UUID.fromString(
                given().delete("/v1/customers/" + customer).path("jobId").toString());
        aCustomerWhoOrdered();

        int replayed = given().post("/v1/erasures/replay?since=" + before)
                .then()
                .statusCode(200)
                .extract()
                .path("replayed");

        assertThat(replayed).isPositive();
        given().get("/v1/customers/" + customer).then().statusCode(404);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerErased.class, customer))
                .extracting(CustomerErased::erasureId)
                .containsExactly(job, job));
        assertThat(TestDatabase.column(
                        "select count(*) from customer_order where customer_id = 'erased.%s'".formatted(job)))
                .containsExactly("2");
    }

    @Test
    void replayUsesEntriesStoredElsewhere() {
        aCustomerWhoOrdered();
        var before = Instant.now();
        given().delete("/v1/customers/" + customer).then().statusCode(202);
        var kept = new ArrayList<Map<String, Object>>();
        String after = "";
        do {
            var page = given().get("/v1/erasures?limit=1&since=" + before + (after.isEmpty() ? "" : "&after=" + after))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            kept.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        assertThat(kept).extracting(entry -> entry.get("customerId")).contains(customer);
        TestDatabase.column("delete from erasure_log returning 1");
        aCustomerWhoOrdered();
        given().post("/v1/erasures/replay?since=" + before).then().body("replayed", equalTo(0));
        given().get("/v1/customers/" + customer).then().statusCode(200);

        given().contentType("application/json")
                .body(Map.of("erasures", kept))
                .post("/v1/erasures/replay?since=" + before)
                .then()
                .statusCode(200)
                .body("replayed", equalTo(kept.size()));

        given().get("/v1/customers/" + customer).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?since=", "?since=yesterday", "?since=2026-11-22"})
    void replayNeedsTheTimeOfTheBackup(String query) {
        given().post("/v1/erasures/replay" + query)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("since"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "-300000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void timeOutsideTheDatabaseRangeIsRefusedByField(String moment) {
        given().queryParam("since", moment)
                .get("/v1/erasures")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("since"));
        given().queryParam("since", moment)
                .post("/v1/erasures/replay")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("since"));
        given().contentType("application/json")
                .body(Map.of(
                        "erasures",
                        List.of(Map.of("customerId", customer, "erasureId", UUID.randomUUID(), "erasedAt", moment))))
                .post("/v1/erasures/replay?since=2026-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("erasures[0].erasedAt"));
        given().queryParam("after", cursor(moment + " " + UUID.randomUUID()))
                .get("/v1/erasures")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
        aCustomerWhoOrdered();
        given().queryParam("after", cursor(moment + " x"))
                .get("/v1/customers/" + customer + "/timeline")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    private static Response command(String key, Map<String, Object> body) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/cancellations");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> lines(String query) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return lines;
    }

    private static void post(String path, Map<String, Object> body) {
        given().contentType("application/json").body(body).post(path).then().statusCode(201);
    }

    @Test
    void erasedCustomerIdStartsANewCustomer() {
        aCustomerWhoOrdered();
        given().delete("/v1/customers/" + customer).then().statusCode(202);

        aCustomerWhoOrdered();

        given().get("/v1/customers/" + customer).then().statusCode(200).body("value.orders", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%20", "a%00b"})
    void unknownCustomerCannotBeErased(String id) {
        assertThat(given().urlEncodingEnabled(false)
                        .delete("/v1/customers/" + id)
                        .statusCode())
                .isIn(400, 404);
    }

    @Test
    void exportContinuesWithoutItsCallerWhileAServiceIsUnavailable() {
        aCustomerWhoOrdered();

        var first = CompletableFuture.supplyAsync(() -> given().get("/v1/customers/" + customer + "/export"));
        eventually()
                .until(() -> lines("select job_id from job where kind = 'EXPORT' and input like '%%%s%%'"
                                        .formatted(customer))
                                .size()
                        == 1);
        var second = given().get("/v1/customers/" + customer + "/export");

        String job = first.join()
                .then()
                .statusCode(202)
                .body("kind", equalTo("EXPORT"))
                .body("state", equalTo("RUNNING"))
                .extract()
                .path("jobId");
        second.then().statusCode(202).body("jobId", equalTo(job));
        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .statusCode(200)
                .body("customer[0].name", equalTo("佐藤 陽菜"))
                .body("orders[0].amount", equalTo(1200))
                .body("orders[0].placedAt", endsWith("Z"));
    }

    private static String job(UUID id) {
        return given().get("/v1/jobs/" + id).then().statusCode(200).extract().path("state");
    }

    private void aCustomerWhoOrdered() {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "contacts", Map.of("email", customer + "@customers.example")))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        "o-" + customer,
                        "customerId",
                        customer,
                        "placedAt",
                        Instant.now().toString(),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }
}
