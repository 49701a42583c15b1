package io.winback.customer.insights;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** The revenue that was lost for a reason is money of each currency. */
@QuarkusTest
class LostRevenueTest {

    /** No other test has orders in it. It has three decimals. */
    private static final String CURRENCY = "TND";

    private static final String SUM =
            "reasons.find { it.reason == 'COMPETITOR' }.%s.findAll { it.currency == 'TND' }.amount";

    @Test
    void lostRevenueIsOneAmountForEachCurrency() {
        var customer = "c-" + UUID.randomUUID();
        post(
                "/v1/orders",
                Map.of(
                        "orderId",
                        "o-" + customer,
                        "customerId",
                        customer,
                        "placedAt",
                        Instant.now().minus(Duration.ofDays(9)).toString(),
                        "total",
                        Map.of("amount", 12.345, "currency", CURRENCY)));

        post("/v1/cancellations", Map.of("customerId", customer, "reason", "COMPETITOR"));

        given().get("/v1/insights/churn-reasons")
                .then()
                .statusCode(200)
                .body(SUM.formatted("lostRevenue"), equalTo(List.of(12.345f)))
                .body(SUM.formatted("stillLostPerYear"), equalTo(List.of(12.345f)));
    }

    private static void post(String path, Map<String, Object> body) {
        given().contentType("application/json").body(body).post(path).then().statusCode(201);
    }
}
