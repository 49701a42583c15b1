package io.winback.customer.orders;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Money;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.PaymentFailed;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

/** New orders and failed payments are published once, unless they are history. */
@QuarkusTest
class PublishedOrdersTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Money TOTAL = Money.of("1200", "JPY");

    private final String customer = "c-" + UUID.randomUUID();
    private final String order = "o-" + customer;

    @Test
    void newOrderIsPublishedWithTheCustomer() {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "attributes", Map.of("plan", "gold")))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        order(Map.of(
                        "couponCode",
                        "7K4D-9Q2M-XH3T",
                        "items",
                        List.of(
                                Map.of("sku", "a", "category", "tea"),
                                Map.of("sku", "b"),
                                Map.of("sku", "c", "category", "coffee"),
                                Map.of("sku", "d", "category", "tea"))))
                .then()
                .statusCode(201);

        eventually().untilAsserted(() -> assertThat(EventStream.published(OrderPlaced.class, customer))
                .singleElement()
                .satisfies(placed -> {
                    assertThat(placed.orderId()).isEqualTo(order);
                    assertThat(placed.placedAt()).isEqualTo(NOW);
                    assertThat(placed.total()).isEqualTo(TOTAL);
                    assertThat(placed.categories()).containsExactly("tea", "coffee");
                    assertThat(placed.couponCode()).isEqualTo("7K4D-9Q2M-XH3T");
                    assertThat(placed.customer().stage()).isEqualTo(Stage.ACTIVE);
                    assertThat(placed.customer().attributes()).isEqualTo(Map.of("plan", "gold"));
                    assertThat(placed.customer().value().orders()).isEqualTo(1);
                    assertThat(placed.customer().value().revenue()).isEqualTo(TOTAL);
                }));
    }

    @Test
    void orderThatComesAgainIsNotPublishedAgain() {
        order(Map.of()).then().statusCode(201);
        order(Map.of()).then().statusCode(200);
        order(Map.of("couponCode", "SPRING")).then().statusCode(200);
        order(Map.of("status", "CANCELLED")).then().statusCode(200);
        order(Map.of("total", Map.of("amount", 1300, "currency", "JPY"))).then().statusCode(409);

        onlyThese(order);
    }

    @Test
    void cancelledOrderIsNotPublished() {
        order(Map.of("status", "CANCELLED")).then().statusCode(201);
        order(Map.of("status", "DELIVERED")).then().statusCode(200);

        onlyThese();
    }

    @Test
    void oldOrderIsHistory() {
        order(Map.of("placedAt", daysAgo(7))).then().statusCode(201);
        order(Map.of("orderId", order + "-2", "placedAt", daysAgo(6.9))).then().statusCode(201);

        onlyThese(order + "-2");
    }

    @Test
    void failedPaymentIsPublishedWithTheTotalOfItsOrder() {
        order(Map.of()).then().statusCode(201);

        String issue = fails(Map.of("orderId", order, "comment", "card of Hanako declined"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(PaymentFailed.class, customer))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.issueId()).isEqualTo(UUID.fromString(issue));
                    assertThat(failed.orderId()).isEqualTo(order);
                    assertThat(failed.amount()).isEqualTo(TOTAL);
                    assertThat(failed.failedAt()).isAfterOrEqualTo(NOW);
                    assertThat(failed.customer().value().orders()).isEqualTo(1);
                }));
        assertThat(EventStream.records(PaymentFailed.class, customer))
                .noneMatch(event -> new String(event.value(), UTF_8).contains("Hanako"));
    }

    @Test
    void oldFailureOfAPaymentIsHistory() {
        order(Map.of()).then().statusCode(201);

        fails(Map.of("failedAt", daysAgo(8)));
        String recent = fails(Map.of("failedAt", daysAgo(6)));

        eventually().untilAsserted(() -> assertThat(EventStream.published(PaymentFailed.class, customer))
                .extracting(PaymentFailed::issueId, PaymentFailed::orderId, PaymentFailed::amount)
                .containsExactly(tuple(UUID.fromString(recent), null, null)));
    }

    @Test
    void paymentOfTheOrderOfAnotherCustomerIsRefused() {
        order(Map.of("customerId", customer + "-2")).then().statusCode(201);
        order(Map.of("orderId", order + "-2")).then().statusCode(201);

        given().contentType("application/json")
                .body(Map.of("customerId", customer, "orderId", order))
                .post("/v1/payment-failures")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_ORDER"));
    }

    /** An order that is published last shows that nothing else will be. */
    private void onlyThese(String... orderIds) {
        var expected = new ArrayList<>(List.of(orderIds));
        expected.add(order + "-last");
        order(Map.of("orderId", order + "-last")).then().statusCode(201);

        eventually().untilAsserted(() -> assertThat(EventStream.published(OrderPlaced.class, customer))
                .extracting(OrderPlaced::orderId)
                .containsExactlyElementsOf(expected));
    }

    private static String daysAgo(double days) {
        return NOW.minus(Duration.ofMinutes((long) (days * 24 * 60))).toString();
    }

    private String fails(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer));
        body.putAll(more);
        return given().contentType("application/json")
                .body(body)
                .post("/v1/payment-failures")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response order(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                order,
                "customerId",
                customer,
                "placedAt",
                NOW.toString(),
                "total",
                Map.of("amount", 1200, "currency", "JPY")));
        body.putAll(more);
        return given().contentType("application/json").body(body).post("/v1/orders");
    }
}
