package io.winback.customer.orders;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

/** A return lowers revenue once, in part or in full, before or after its order arrives (F21). */
@QuarkusTest
class ReturnResourceTest {

    private static final String PLACED = "2026-03-01T03:00:00Z";

    @Inject
    AgroalDataSource database;

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @Test
    void returnOfAWholeOrderLowersRevenueByItsTotal() {
        order(order, 1200).then().statusCode(201);
        order(order + "-2", 500).then().statusCode(201);

        returned(Map.of()).then().statusCode(201);

        revenue(500);
        returned(Map.of()).then().statusCode(201);
        revenue(500);
    }

    @Test
    void returnsInPartLowerRevenueOnceEach() {
        order(order, 1200).then().statusCode(201);

        returned(part(300, "2026-03-02T00:00:00Z")).then().statusCode(201);
        returned(part(300, "2026-03-02T00:00:00Z")).then().statusCode(201);
        returned(part(200, "2026-03-03T00:00:00Z")).then().statusCode(201);

        revenue(700);
    }

    @Test
    void returnsNeverLowerAnOrderBelowZero() {
        order(order, 1200).then().statusCode(201);
        order(order + "-2", 500).then().statusCode(201);

        returned(part(1000, "2026-03-02T00:00:00Z")).then().statusCode(201).body("warnings", empty());
        returned(part(1000, "2026-03-03T00:00:00Z")).then().statusCode(201).body("warnings", contains(aboveTotal()));
        returned(Map.of()).then().statusCode(201);

        revenue(500);
    }

    @Test
    void returnAboveTheTotalOfAKnownOrderIsWarnedOf() {
        order(order, 1200).then().statusCode(201);

        returned(part(5000, "2026-03-02T00:00:00Z")).then().statusCode(201).body("warnings", contains(aboveTotal()));

        given().get("/v1/orders/" + order).then().body("refunded.amount", equalTo(1200));
    }

    private String aboveTotal() {
        return "the returns of order %s are above its total; the order counts as refunded in full".formatted(order);
    }

    @Test
    void returnBeforeItsOrderLowersRevenueWhenTheOrderArrives() {
        returned(part(300, "2026-03-02T00:00:00Z")).then().statusCode(201);

        order(order, 1200).then().statusCode(201);

        revenue(900);
        order(order, 1200).then().statusCode(200);
        revenue(900);
    }

    @Test
    void returnBeforeItsOrderLowersRevenueWhenTheOrderIsImported() {
        returned(Map.of()).then().statusCode(201);

        String job = given().contentType("text/csv")
                .body(
                        "customer_id,order_id,placed_at,amount,currency\n%1$s,%2$s,2026-03-01,1200,JPY\n%1$s,%2$s-2,2026-03-01,500,JPY\n"
                                .formatted(customer, order)
                                .getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
        revenue(500);
    }

    @Test
    void returnThatIsDatedBeforeItsOrderLowersNoRevenueInEitherOrder() {
        returned(part(300, "2025-10-05T00:00:00Z")).then().statusCode(201);

        order(order, 1200).then().statusCode(201);

        revenue(1200);
        returned(part(400, "2025-10-05T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("returnedAt"));
        returned(part(100, "2026-03-01T00:00:00Z")).then().statusCode(201);
        revenue(1100);
    }

    @Test
    void scoringRanksTheRevenueWithoutRefunds() {
        order(order, 1200).then().statusCode(201);
        returned(part(300, "2026-03-02T00:00:00Z")).then().statusCode(201);

        String job = given().contentType("application/json")
                .body(Map.of())
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
        revenue(900);
    }

    @Test
    void repeatedKeyGivesTheFirstAnswerAgain() {
        order(order, 1200).then().statusCode(201);

        String first = returned("key", part(300, null))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        returned("key", part(300, null)).then().statusCode(201).body("id", equalTo(first));
        returned("key", part(400, null)).then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        revenue(900);
    }

    @Test
    void badReturnNamesItsField() {
        order(order, 1200).then().statusCode(201);

        returned(Map.of("amount", Map.of("amount", 3, "currency", "USD")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.currency"));
        returned(Map.of("amount", Map.of("amount", 0, "currency", "JPY")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.amount"));
        returned(Map.of("returnedAt", "2999-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("returnedAt"));
        returned(Map.of("customerId", "another-" + customer))
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_ORDER"));
        revenue(1200);
    }

    @Test
    void orderInACurrencyThatWentOutOfUseCanBeReturned() throws SQLException {
        order(order, 1200).then().statusCode(201);
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update customer_order set currency = 'DEM' where order_id = ?")) {
            update.setString(1, order);
            update.executeUpdate();
        }

        returned(Map.of("amount", Map.of("amount", 300, "currency", "DEM")))
                .then()
                .statusCode(201);

        given().get("/v1/orders/" + order)
                .then()
                .body("refunded.amount", equalTo(300f))
                .body("refunded.currency", equalTo("DEM"));
    }

    private void revenue(int amount) {
        given().get("/v1/customers/" + customer).then().body("value.revenue.amount", equalTo(amount));
    }

    private static Map<String, Object> part(int amount, String returnedAt) {
        var body = new HashMap<String, Object>();
        body.put("amount", Map.of("amount", amount, "currency", "JPY"));
        if (returnedAt != null) {
            body.put("returnedAt", returnedAt);
        }
        return body;
    }

    private Response returned(Map<String, Object> more) {
        return returned(null, more);
    }

    private Response returned(String key, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer, "orderId", order));
        body.putAll(more);
        var request = given().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key + customer)).post("/v1/returns");
    }

    private Response order(String id, int amount) {
        return given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        id,
                        "customerId",
                        customer,
                        "placedAt",
                        PLACED,
                        "total",
                        Map.of("amount", amount, "currency", "JPY")))
                .post("/v1/orders");
    }
}
