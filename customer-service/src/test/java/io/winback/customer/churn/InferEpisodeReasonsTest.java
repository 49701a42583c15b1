package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Money;
import io.winback.events.offer.CouponRedeemed;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The records of a batch of customers are read together, and the reasons are those of each customer alone. */
@QuarkusTest
class InferEpisodeReasonsTest {

    private static final Instant START = Instant.parse("2025-01-01T03:00:00Z");
    private static final List<String> REASONS = List.of("QUALITY", "PRICE", "DELIVERY", "SERVICE");

    @Inject
    ReturnByCoupon returnByCoupon;

    @Inject
    CountedSignals signals;

    @Test
    void recordsAreReadOnceForTheLossesOfADay() {
        var together = customersWhoCancelledTwice();
        var alone = customersWhoCancelledTwice();
        int before = signals.reads();

        // The return divides the episode of each customer, so both parts need a reason.
        returnByCoupon.redeem(
                together.stream().map(InferEpisodeReasonsTest::use).toList());

        assertThat(signals.reads() - before).isEqualTo(2);
        alone.forEach(customer -> returnByCoupon.redeem(List.of(use(customer))));
        assertThat(reasons(together))
                .isEqualTo(reasons(alone))
                .containsExactly("QUALITY UNKNOWN", "PRICE UNKNOWN", "DELIVERY UNKNOWN", "SERVICE UNKNOWN");
    }

    /** Each with a record shortly before the first loss, and with a second loss so late that the record does not count. */
    private static List<String> customersWhoCancelledTwice() {
        return REASONS.stream()
                .map(reason -> {
                    var customer = "c-" + UUID.randomUUID();
                    put(customer);
                    post(
                            "/v1/returns",
                            Map.of(
                                    "customerId",
                                    customer,
                                    "orderId",
                                    "o-" + customer,
                                    "returnedAt",
                                    day(0),
                                    "reason",
                                    reason));
                    cancel(customer, 1);
                    cancel(customer, 600);
                    return customer;
                })
                .toList();
    }

    private static List<String> reasons(List<String> customers) {
        return customers.stream()
                .map(customer -> TestDatabase.value(
                        "select string_agg(reason, ' ' order by lost_at) from loss where customer_id = ?", customer))
                .toList();
    }

    private static CouponRedeemed use(String customer) {
        return new CouponRedeemed(
                customer,
                UuidCreator.getTimeOrderedEpoch(),
                UuidCreator.getTimeOrderedEpoch(),
                "7K4D-9Q2M-XH3T",
                "comeback",
                "u-" + customer,
                Money.of("100", "JPY"),
                Money.of("900", "JPY"),
                Instant.parse(day(20)));
    }

    private static void put(String customer) {
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    private static void cancel(String customer, int day) {
        post("/v1/cancellations", Map.of("customerId", customer, "cancelledAt", day(day)));
    }

    private static void post(String path, Map<String, Object> body) {
        given().contentType("application/json").body(body).post(path).then().statusCode(201);
    }

    private static String day(int number) {
        return START.plus(Duration.ofDays(number)).toString();
    }
}
