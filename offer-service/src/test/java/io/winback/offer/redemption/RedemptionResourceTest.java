package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class RedemptionResourceTest {

    @Test
    void aCouponIsRedeemedOnce() {
        var offer = OfferApi.anOffer();
        var code = OfferApi.aCouponOf(offer, "c1");

        OfferApi.redeem(code.toLowerCase().replace("-", " "), "c1", "o1", 1999)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(199))
                .body("payable.amount", equalTo(1800))
                .body("redemptionId", notNullValue());

        OfferApi.redeem(code, "c1", "o2", 1999)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("COUPON_USED_UP"));
    }

    @Test
    void oneOfAThousandConcurrentRedemptionsSucceeds() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");

        var answers = atOnce(
                1000, i -> OfferApi.redeem(code, "c1", "order-" + i, 1000).statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(999);
    }

    @Test
    void concurrentRedemptionsDoNotExceedTheBudget() {
        var offer = OfferApi.anOffer(Map.of(
                "name", "budget",
                "reward", Map.of("kind", "AMOUNT", "value", Map.of("amount", 100, "currency", "JPY")),
                "budget", Map.of("amount", Map.of("amount", 10_000, "currency", "JPY"))));
        var codes = atOnce(1000, i -> OfferApi.aCouponOf(offer, "c" + i));

        var answers = atOnce(1000, i -> OfferApi.redeem(
                        codes.get(i), "c" + i, UUID.randomUUID().toString(), 1000)
                .statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(100);
    }

    private static <T> List<T> atOnce(int calls, IntFunction<T> call) {
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
}
