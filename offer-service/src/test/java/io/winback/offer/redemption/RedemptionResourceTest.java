package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class RedemptionResourceTest {

    private static final Map<String, Object> TEN_PERCENT =
            Map.of("name", "おかえりなさい 10%", "reward", Map.of("kind", "PERCENT", "value", 10));

    @Test
    void aCouponIsRedeemedOnce() {
        var offer = anOffer(TEN_PERCENT);
        var code = aCouponOf(offer, "c1");

        redeem(code.toLowerCase().replace("-", " "), "c1", "o1", 1999)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(199))
                .body("payable.amount", equalTo(1800))
                .body("redemptionId", notNullValue());

        redeem(code, "c1", "o2", 1999)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("COUPON_USED_UP"));
    }

    @Test
    void oneOfAThousandConcurrentRedemptionsSucceeds() {
        var code = aCouponOf(anOffer(TEN_PERCENT), "c1");

        var answers = atOnce(1000, i -> redeem(code, "c1", "order-" + i, 1000).statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(999);
    }

    @Test
    void concurrentRedemptionsDoNotExceedTheBudget() {
        var offer = anOffer(Map.of(
                "name", "budget",
                "reward", Map.of("kind", "AMOUNT", "value", Map.of("amount", 100, "currency", "JPY")),
                "budget", Map.of("amount", Map.of("amount", 10_000, "currency", "JPY"))));
        var codes = atOnce(1000, i -> aCouponOf(offer, "c" + i));

        var answers = atOnce(
                1000, i -> redeem(codes.get(i), "c" + i, UUID.randomUUID().toString(), 1000)
                        .statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(100);
    }

    private static <T> java.util.List<T> atOnce(int calls, java.util.function.IntFunction<T> call) {
        var callers = Executors.newFixedThreadPool(32);
        try {
            var running = IntStream.range(0, calls)
                    .mapToObj(i -> callers.submit(() -> call.apply(i)))
                    .toList();
            return running.stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } finally {
            callers.shutdown();
        }
    }

    private static Response redeem(String code, String customerId, String orderId, int yen) {
        return given().contentType("application/json")
                .body(Map.of(
                        "couponCode", code,
                        "customerId", customerId,
                        "orderId", orderId,
                        "order", Map.of("total", Map.of("amount", yen, "currency", "JPY"))))
                .post("/v1/redemptions");
    }

    private static String aCouponOf(String offer, String customerId) {
        return given().contentType("application/json")
                .body(Map.of("customerId", customerId))
                .post("/v1/offers/" + offer + "/coupons")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static String anOffer(Map<String, Object> terms) {
        var offer = "offer-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(terms)
                .put("/v1/offers/" + offer)
                .then()
                .statusCode(201);
        return offer;
    }
}
