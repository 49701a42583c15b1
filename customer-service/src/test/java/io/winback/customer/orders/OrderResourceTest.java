package io.winback.customer.orders;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** An order is a story: more of it may be told later under its id. */
@QuarkusTest
class OrderResourceTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @Test
    void deliveryCanBeToldLater() {
        order(Map.of()).then().statusCode(201).body("status", equalTo("PLACED"));

        order(Map.of("promisedBy", "2026-03-10")).then().statusCode(200);
        order(Map.of("deliveredAt", "2026-03-12T01:00:00Z"))
                .then()
                .statusCode(200)
                .body("promisedBy", equalTo("2026-03-10"))
                .body("daysLate", equalTo(2));

        given().get("/v1/orders/" + order)
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order))
                .body("customerId", equalTo(customer))
                .body("total.amount", equalTo(1200))
                .body("promisedBy", equalTo("2026-03-10"))
                .body("deliveredAt", equalTo("2026-03-12T01:00:00Z"))
                .body("status", equalTo("DELIVERED"))
                .body("refunded.amount", equalTo(0))
                .body("daysLate", equalTo(2));
        given().get("/v1/customers/" + customer).then().body("value.orders", equalTo(1));
    }

    @Test
    void allProblemsOfAnOrderAreToldAtOnce() {
        order(Map.of("placedAt", "2099-01-01T00:00:00Z", "total", Map.of("amount", -1, "currency", "JPY")))
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("total.amount", "placedAt")))
                .body("detail", containsString("total.amount: must not be negative, but is -1; placedAt: must not be"));
    }

    @Test
    void couponCodeCanBeToldLater() {
        order(Map.of()).then().statusCode(201).body("couponCode", nullValue());

        order(Map.of("couponCode", "7K4D-9Q2M-XH3T"))
                .then()
                .statusCode(200)
                .body("couponCode", equalTo("7K4D-9Q2M-XH3T"));
    }

    @Test
    void itemInAnotherCurrencyThanItsOrderIsRefused() {
        var dollars = Map.of("amount", 3, "currency", "USD");

        order(Map.of("items", List.of(Map.of("sku", "a", "quantity", 1, "unitPrice", dollars))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("items[0].unitPrice.currency"))
                .body("violations[0].message", equalTo("must be JPY, as that of the total, but is USD"));

        given().get("/v1/orders/" + order).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"XXX", "XTS", "DEM"})
    void returnInACurrencyThatDoesNotCirculateIsRefused(String currency) {
        given().contentType("application/json")
                .body(Map.of(
                        "orderId", order, "customerId", customer, "amount", Map.of("amount", 1, "currency", currency)))
                .post("/v1/returns")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.currency"))
                .body(
                        "violations[0].message",
                        equalTo("must be an ISO 4217 currency that is in use, such as JPY, but is " + currency));
    }

    @Test
    void laterDeliveryIsAReasonToLeave() {
        order(Map.of()).then().statusCode(201);
        order(Map.of("promisedBy", "2026-03-10", "deliveredAt", "2026-03-20T01:00:00Z"))
                .then()
                .statusCode(200);

        given().contentType("application/json")
                .body(Map.of("customerId", customer, "cancelledAt", "2026-03-21T00:00:00Z"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);

        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.churnReason", equalTo("DELIVERY"))
                .body("lifecycle.evidence.join(' ')", containsString("10 days late"));
    }

    @Test
    void deliveryOnThePromisedDayIsNoReasonToLeave() {
        // 23:00 of the promised day in Tokyo
        order(Map.of("promisedBy", "2026-03-10", "deliveredAt", "2026-03-10T14:00:00Z"))
                .then()
                .statusCode(201)
                .body("daysLate", equalTo(0));

        given().contentType("application/json")
                .body(Map.of("customerId", customer, "cancelledAt", "2026-03-21T00:00:00Z"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);

        given().get("/v1/customers/" + customer).then().body("lifecycle.churnReason", equalTo("UNKNOWN"));
    }

    @Test
    void whatIsNotToldAgainStays() {
        order(Map.of("couponCode", "SPRING", "deliveredAt", "2026-03-12T01:00:00Z", "status", "DELIVERED"))
                .then()
                .statusCode(201);

        order(Map.of("deliveredAt", "2026-03-11T01:00:00Z", "status", "PLACED"))
                .then()
                .statusCode(200)
                .body("deliveredAt", equalTo("2026-03-12T01:00:00Z"))
                .body("couponCode", equalTo("SPRING"))
                .body("status", equalTo("DELIVERED"));
    }

    @ParameterizedTest
    @CsvSource({
        "total.amount, 1300, JPY, 2026-03-01T03:00:00Z, ''",
        "total.currency, 1200, KRW, 2026-03-01T03:00:00Z, ''",
        "placedAt, 1200, JPY, 2026-03-02T03:00:00Z, ''",
        "customerId, 1200, JPY, 2026-03-01T03:00:00Z, other-"
    })
    void anotherOrderUnderTheSameIdIsRefusedAndNamesTheField(
            String field, int amount, String currency, String placedAt, String prefix) {
        order(Map.of()).then().statusCode(201);

        order(Map.of(
                        "total",
                        Map.of("amount", amount, "currency", currency),
                        "placedAt",
                        placedAt,
                        "customerId",
                        prefix + customer,
                        "status",
                        "CANCELLED"))
                .then()
                .statusCode(409)
                .body("violations[0].field", equalTo(field))
                .body("detail", containsString(field));

        given().get("/v1/orders/" + order).then().body("status", equalTo("PLACED"));
    }

    @Test
    void moneyWithoutACurrencyIsRefusedAtItsCurrency() {
        order(Map.of("total", Map.of("amount", 1200)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("total.currency"))
                .body("violations[0].message", equalTo("is missing"));
        order(Map.of("items", List.of(Map.of("sku", "a", "unitPrice", Map.of("amount", 1200)))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("items[0].unitPrice.currency"));
    }

    @Test
    void cancelledOrderCountsForNothing() {
        order(Map.of()).then().statusCode(201);
        order(Map.of("orderId", order + "-2", "total", Map.of("amount", 500, "currency", "JPY")))
                .then()
                .statusCode(201);

        order(Map.of("status", "CANCELLED")).then().statusCode(200).body("status", equalTo("CANCELLED"));

        given().get("/v1/customers/" + customer)
                .then()
                .body("value.orders", equalTo(1))
                .body("value.revenue.amount", equalTo(500));
        order(Map.of("status", "DELIVERED")).then().statusCode(200).body("status", equalTo("CANCELLED"));
        order(Map.of("orderId", order + "-2", "status", "CANCELLED", "total", Map.of("amount", 500, "currency", "JPY")))
                .then()
                .statusCode(200);
        given().get("/v1/customers/" + customer)
                .then()
                .body("value", nullValue())
                .body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @Test
    void orderThatWasCancelledBeforeItArrivedCountsForNothing() {
        order(Map.of("status", "CANCELLED")).then().statusCode(201);

        given().get("/v1/customers/" + customer)
                .then()
                .body("value", nullValue())
                .body("lifecycle.stage", equalTo("PROSPECT"));
    }

    @Test
    void importedOrderTellsMoreOfAKnownOrder() {
        order(Map.of()).then().statusCode(201);

        String job = given().contentType("text/csv")
                .body(
                        "customer_id,order_id,placed_at,amount,currency,promised_by,delivered_at\n%s,%s,%s,1200,JPY,2026-03-10,%s\n"
                                .formatted(customer, order, "2026-03-01T03:00:00Z", "2026-03-11T01:00:00Z")
                                .getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("accepted", equalTo(1)));
        given().get("/v1/orders/" + order)
                .then()
                .body("promisedBy", equalTo("2026-03-10"))
                .body("daysLate", equalTo(1));
    }

    @Test
    void ordersOfACustomerAreListedNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            order(Map.of("orderId", order + "-" + i, "placedAt", "2026-03-0%dT03:00:00Z".formatted(i)))
                    .then()
                    .statusCode(201);
        }

        var first = given().get("/v1/customers/%s/orders?limit=3".formatted(customer))
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("next", notNullValue())
                .extract()
                .jsonPath();
        var second = given().queryParam("after", first.getString("next"))
                .get("/v1/customers/%s/orders?limit=3".formatted(customer))
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();

        assertThat(first.<String>getList("items.orderId")).containsExactly(order + "-5", order + "-4", order + "-3");
        assertThat(second.<String>getList("items.orderId")).isEqualTo(List.of(order + "-2", order + "-1"));
        given().get("/v1/customers/nobody-%s/orders".formatted(customer)).then().statusCode(404);
        given().get("/v1/customers/%s/orders?after=nonsense".formatted(customer))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
        given().get("/v1/orders/nothing-" + customer).then().statusCode(404);
    }

    @Test
    void badTimesAndStatesNameTheirField() {
        order(Map.of("promisedBy", "tomorrow"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("promisedBy"))
                .body("violations[0].message", containsString("2026-11-22"));
        order(Map.of("status", "LOST")).then().statusCode(400).body("violations[0].field", equalTo("status"));
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
