package io.winback.customer.churn;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Issues before a lapse give its reason. */
@QuarkusTest
class ChurnReasonFlowTest {

    private static final Instant LONG_AGO = Instant.now().minus(400, ChronoUnit.DAYS);

    private final String customer = "c-" + UUID.randomUUID();
    private int orders;

    @Test
    void failedPaymentIsTheReason() {
        orders(1000, 1000, 1000, 1000);
        post("/v1/payment-failures", Map.of("customerId", customer, "failedAt", daysAfterLast(2)), 201);

        score();

        leftFor("PAYMENT_FAILED", "a payment failed");
    }

    @Test
    void returnIsTheReason() {
        orders(1000, 1000, 1000, 1000);
        post(
                "/v1/returns",
                Map.of(
                        "customerId",
                        customer,
                        "orderId",
                        "o-" + customer + "-4",
                        "returnedAt",
                        daysAfterLast(3),
                        "comment",
                        "縫い目がほつれていて品質が悪い"),
                201);

        score();

        leftFor("QUALITY", "returned an order");
    }

    @Test
    void priceRiseIsTheReason() {
        orders(1000, 1000, 1000, 1500);

        score();

        leftFor("PRICE", "rose by 50 %");
    }

    /** After 40 days of silence, an order in the first ten days does not end the episode, and one in the last ten does. */
    @Test
    void lateOrderWithinTheUsualGapEndsTheEpisode() {
        orders(1000, 1000, 1000, 1000);
        score();
        stage("CHURNED");

        orders(1000);
        stage("CHURNED");
        orders(1000, 1000);
        stage("WON_BACK");
    }

    private void stage(String stage) {
        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo(stage));
    }

    @Test
    void paymentFailureOfAnUnknownOrderIsRefused() {
        orders(1000);

        var refused = Map.of("customerId", customer, "orderId", "nothing");
        given().contentType("application/json")
                .body(refused)
                .post("/v1/payment-failures")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_ORDER"));
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "orderId", "nothing", "returnedAt", "2999-01-01T00:00:00Z"))
                .post("/v1/returns")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("returnedAt"));
        given().contentType("application/json")
                .body(Map.of("customerId", "unknown-" + customer))
                .post("/v1/payment-failures")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_CUSTOMER"));
    }

    private void leftFor(String reason, String evidence) {
        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.stage", equalTo("CHURNED"))
                .body("lifecycle.churnReason", equalTo(reason))
                .body("lifecycle.evidence", hasItem(containsString(evidence)));
    }

    /** One order every ten days, of one item at these prices. */
    private void orders(int... prices) {
        for (int price : prices) {
            orders++;
            var money = Map.of("amount", price, "currency", "JPY");
            post(
                    "/v1/orders",
                    Map.of(
                            "orderId",
                            "o-" + customer + "-" + orders,
                            "customerId",
                            customer,
                            "placedAt",
                            LONG_AGO.plus(10L * orders, ChronoUnit.DAYS).toString(),
                            "total",
                            money,
                            "items",
                            List.of(Map.of("sku", "tea", "quantity", 1, "unitPrice", money))),
                    201);
        }
    }

    private String daysAfterLast(int days) {
        return LONG_AGO.plus(10L * orders + days, ChronoUnit.DAYS).toString();
    }

    private static void post(String path, Map<String, Object> body, int status) {
        given().contentType("application/json").body(body).post(path).then().statusCode(status);
    }

    private void score() {
        var day = LONG_AGO.plus(10L * orders + 40, ChronoUnit.DAYS).toString().substring(0, 10);
        String job = given().contentType("application/json")
                .body(Map.of("asOf", day))
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }
}
