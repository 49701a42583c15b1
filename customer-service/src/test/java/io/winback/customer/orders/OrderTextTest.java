package io.winback.customer.orders;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** Texts of an order are read as they are. */
@QuarkusTest
class OrderTextTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @ParameterizedTest
    @ValueSource(strings = {"1762000000", "-1", "0", "1762000000.5", " 2026-03-01T03:00:00Z", "2026-03-01T03:00:00"})
    void aNumberInATextIsNoTime(String time) {
        var message = "must be a time such as 2026-11-22T03:00:00Z, not \"%s\"".formatted(time);

        order(Map.of("placedAt", time)).then().statusCode(400).body("detail", equalTo("placedAt: " + message));
        order(Map.of("deliveredAt", time)).then().statusCode(400).body("detail", equalTo("deliveredAt: " + message));
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "cancelledAt", time))
                .post("/v1/cancellations")
                .then()
                .statusCode(400)
                .body("detail", equalTo("cancelledAt: " + message));
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "orderId", order, "returnedAt", time))
                .post("/v1/returns")
                .then()
                .statusCode(400)
                .body("detail", equalTo("returnedAt: " + message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T03:00:00Z", "2026-03-01T12:00:00+09:00", "2026-03-01T03:00:00.000Z"})
    void aTimeWithItsZoneIsRead(String time) {
        order(Map.of("placedAt", time)).then().statusCode(201).body("placedAt", equalTo("2026-03-01T03:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY ", " JPY", "JPY\n", "\u3000JPY", "jpy"})
    void aCurrencyIsNotTrimmed(String currency) {
        order(Map.of("total", Map.of("amount", 1200, "currency", currency)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("total.currency"))
                .body(
                        "violations[0].message",
                        equalTo("must be an ISO 4217 currency such as JPY, not \"%s\"".formatted(currency)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "\u200B\u2060 \uFEFF", "\u3000", "--", "\u3164", "\n"})
    void aCouponCodeThatShowsNothingIsRefused(String code) {
        order(Map.of("couponCode", code))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("couponCode"))
                .body(
                        "violations[0].message",
                        equalTo("must have a visible character other than a dash; leave it out where there is none"));
    }

    @Test
    void aWrongValueIsRepeatedShortened() {
        order(Map.of("promisedBy", "x".repeat(70_000)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("promisedBy"))
                .body(
                        "violations[0].message",
                        equalTo(
                                "must be a date such as 2026-11-22 or an instant such as 2026-11-22T03:04:05Z, not \"%s…\""
                                        .formatted("x".repeat(40))));
    }

    private Response order(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                order,
                "customerId",
                customer,
                "placedAt",
                "2026-03-01T03:00:00Z",
                "total",
                Map.of("amount", 1200, "currency", "JPY")));
        body.putAll(more);
        return given().contentType("application/json").body(body).post("/v1/orders");
    }
}
