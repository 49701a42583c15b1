package io.winback.customer.churn;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class CancellationResourceTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void cancellationBeginsAnEpisodeAndAnOrderEndsIt() {
        aCustomer();

        cancel(null, "PRICE").then().statusCode(201);

        given().get("/v1/customers/" + customer)
                .then()
                .body("lifecycle.stage", equalTo("CHURNED"))
                .body("lifecycle.churnReason", equalTo("PRICE"));
        order("o-" + customer).then().statusCode(201);
        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("WON_BACK"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerReturned.class, customer))
                .extracting(CustomerReturned::episodeId)
                .isEqualTo(EventStream.published(CustomerChurned.class, customer).stream()
                        .map(CustomerChurned::episodeId)
                        .toList()));
        assertThat(EventStream.published(CustomerReturned.class, customer))
                .extracting(returned -> returned.customer().stage())
                .containsExactly(Stage.WON_BACK);
    }

    @Test
    void repeatedKeyHasOneEffectAndOneAnswer() {
        aCustomer();

        var first = cancel("key-1", "PRICE");
        var second = cancel("key-1", "PRICE");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("cancellationId"))
                .isEqualTo(first.jsonPath().getString("cancellationId"));
        cancel("key-1", "QUALITY").then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        cancel("k".repeat(129), "PRICE").then().statusCode(400).body("violations[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void aCancellationThatIsToldTwiceIsRecordedOnce() {
        aCustomer();
        var body = Map.of(
                "customerId",
                customer,
                "reason",
                "PRICE",
                "comment",
                "too dear",
                "cancelledAt",
                "2026-01-05T03:00:00Z");

        var ids = IntStream.range(0, 2)
                .mapToObj(i -> given().contentType("application/json")
                        .body(body)
                        .post("/v1/cancellations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("cancellationId"))
                .distinct();

        assertThat(ids).hasSize(1);
        given().get("/v1/customers/" + customer + "/timeline")
                .then()
                .body("items.findAll { it.kind == 'CANCELLATION' }.size()", equalTo(1));
    }

    @Test
    void fiftyConcurrentRequestsWithOneKeyHaveOneEffect() throws Exception {
        aCustomer();
        var callers = Executors.newFixedThreadPool(50);
        List<Callable<Response>> calls = IntStream.range(0, 50)
                .mapToObj(i -> (Callable<Response>) () -> cancel("key-50", "PRICE"))
                .toList();

        var answers = callers.invokeAll(calls).stream()
                .map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        callers.shutdown();

        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 201 || status == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(answer -> answer.jsonPath().getString("cancellationId"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void badInputNamesItsField() {
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "BORED"))
                .post("/v1/cancellations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("reason"));
        given().contentType("application/json")
                .body(Map.of("customer", customer))
                .post("/v1/cancellations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customer"));
        given().contentType("application/json")
                .body("{")
                .post("/v1/cancellations")
                .then()
                .statusCode(400);
        cancel(null, "PRICE").then().statusCode(422).body("code", equalTo("UNKNOWN_CUSTOMER"));
    }

    private void aCustomer() {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "locale", "ja-JP", "contacts", Map.of("email", "hina@customers.example")))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    private Response cancel(String key, String reason) {
        var request = given().contentType("application/json").body(Map.of("customerId", customer, "reason", reason));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/cancellations");
    }

    private Response order(String orderId) {
        return given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        orderId,
                        "customerId",
                        customer,
                        "placedAt",
                        Instant.now().toString(),
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders");
    }
}
