package io.winback.customer.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.customer.CustomerErased;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.RecipientErased;
import io.winback.events.offer.CouponsErased;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    void idempotentAnswerIsErasedWithTheCustomer() throws SQLException {
        aCustomerWhoOrdered();
        var key = UUID.randomUUID().toString();
        Map<String, Object> cancellation = Map.of("customerId", customer, "comment", "もうやめます");
        command(key, cancellation).then().statusCode(201).body("comment", equalTo("もうやめます"));
        assertThat(column("select customer_id from idempotency_key where key = '%s'".formatted(key)))
                .containsExactly(customer);

        given().delete("/v1/customers/" + customer).then().statusCode(202);

        assertThat(column("select coalesce(body, 'none') from idempotency_key where key = '%s'".formatted(key)))
                .containsExactly("none");
        assertThat(column("select key from idempotency_key where cast(idempotency_key as text) like '%%%s%%'"
                        .formatted(customer)))
                .isEmpty();
        command(key, cancellation).then().statusCode(201);
        given().get("/v1/customers/" + customer).then().statusCode(404);
    }

    @Test
    void erasureFindsResponsesByAnIndex() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var plan =
                    statement.executeQuery("explain update idempotency_key set body = null where customer_id = 'c'")) {
                var lines = new ArrayList<String>();
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
                assertThat(String.join("\n", lines)).contains("idempotency_key_customer");
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
    }

    @Test
    void customerRestoredFromABackupIsErasedAgain() throws SQLException {
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
        assertThat(column("select count(*) from customer_order where customer_id = 'erased.%s'".formatted(job)))
                .containsExactly("2");
    }

    @Test
    void replayUsesEntriesStoredElsewhere() throws SQLException {
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
        column("delete from erasure_log returning 1");
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

    private List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
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

        String job = given().get("/v1/customers/" + customer + "/export")
                .then()
                .statusCode(202)
                .body("kind", equalTo("EXPORT"))
                .body("state", equalTo("RUNNING"))
                .extract()
                .path("jobId");
        given().get("/v1/customers/" + customer + "/export")
                .then()
                .statusCode(202)
                .body("jobId", equalTo(job));
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
