package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The job of an import warns of returns that lower no revenue, or less than they state. */
@QuarkusTest
class ReturnWarningsTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency\n";

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @ParameterizedTest
    @CsvSource({
        "other-, JPY, 2026-03-02T00:00:00Z, another customer placed the order",
        "'', USD, 2026-03-02T00:00:00Z, the order has another currency",
        "'', JPY, 2026-02-20T00:00:00Z, the return is dated more than a day before the order"
    })
    void returnThatArrivedBeforeItsOrderAndDoesNotFitIsWarnedOf(
            String prefix, String currency, String returnedAt, String reason) {
        imported("kind=orders", HEADER + line(order + "-0", "2026-02-01T03:00:00Z"));
        returned(prefix + customer, 300, currency, returnedAt);

        var job = imported("kind=orders", HEADER + line(order, "2026-03-01T03:00:00Z"));

        assertThat(job.<Object>getList("warnings"))
                .isEqualTo(List.of(warning(
                        "a return that arrived before its order %s lowers no revenue: %s".formatted(order, reason))));
        assertThat(job.getLong("accepted")).isEqualTo(1);
        given().get("/v1/orders/" + order).then().body("refunded.amount", equalTo(0));
    }

    @Test
    void returnByAnotherCustomerIsWarnedOfOnceAlsoForANewCustomer() {
        returned("other-" + customer, 300, "JPY", "2026-03-02T00:00:00Z");

        var first = imported("kind=orders", HEADER + line(order, "2026-03-01T03:00:00Z"));
        var second = imported("kind=orders", HEADER + line(order, "2026-03-01T03:00:00Z"));

        assertThat(first.getString("warnings[0].message")).contains("another customer placed the order");
        assertThat(second.getList("warnings")).isEmpty();
    }

    @Test
    void returnThatFitsIsNotWarnedOf() {
        imported("kind=orders", HEADER + line(order + "-0", "2026-02-01T03:00:00Z"));
        returned(customer, 300, "JPY", "2026-03-02T00:00:00Z");

        var job = imported("kind=orders", HEADER + line(order, "2026-03-01T03:00:00Z"));

        assertThat(job.getList("warnings")).isEmpty();
        given().get("/v1/orders/" + order).then().body("refunded.amount", equalTo(300));
        given().get("/v1/customers/" + customer).then().body("value.revenue.amount", equalTo(2100));
    }

    @Test
    void returnsAboveTheTotalOfAnImportedOrderAreWarnedOf() {
        returned(customer, 700, "JPY", "2026-03-02T00:00:00Z");
        returned(customer, 700, "JPY", "2026-03-03T00:00:00Z");

        var job = imported("kind=orders", HEADER + line(order, "2026-03-01T03:00:00Z"));

        assertThat(job.<Object>getList("warnings")).isEqualTo(List.of(aboveTotal()));
        given().get("/v1/orders/" + order).then().body("refunded.amount", equalTo(1200));
    }

    @Test
    void importedReturnsAboveTheTotalOfTheirOrderAreWarnedOf() {
        var format = new HashMap<>(
                given().get("/v1/import-formats/stripe").jsonPath().<String, Object>getMap("$"));
        format.put("refundedAmountIs", "ONE_REFUND");
        given().contentType("application/json")
                .body(format)
                .put("/v1/import-formats/" + customer)
                .then()
                .statusCode(201);

        assertThat(refund("700").getList("warnings")).isEmpty();
        assertThat(refund("800").<Object>getList("warnings")).isEqualTo(List.of(aboveTotal()));

        given().get("/v1/orders/" + order).then().body("refunded.amount", equalTo(1200));
    }

    private JsonPath refund(String amount) {
        return imported(
                "kind=orders&format=" + customer,
                "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email\n"
                        + "%s,2026-03-01 10:00,1200,%s,jpy,Paid,%s,a@shop.example\n"
                                .formatted(order, amount, customer));
    }

    private Map<String, Object> aboveTotal() {
        return warning(
                "the returns of order %s are above its total; the order counts as refunded in full".formatted(order));
    }

    private static Map<String, Object> warning(String message) {
        return Map.of("field", "", "message", message, "count", 1);
    }

    private String line(String orderId, String placedAt) {
        return "%s,%s,%s,1200,JPY\n".formatted(customer, orderId, placedAt);
    }

    private void returned(String customerId, int amount, String currency, String returnedAt) {
        given().contentType("application/json")
                .body(Map.of(
                        "customerId",
                        customerId,
                        "orderId",
                        order,
                        "returnedAt",
                        returnedAt,
                        "amount",
                        Map.of("amount", amount, "currency", currency)))
                .post("/v1/returns")
                .then()
                .statusCode(201);
    }
}
