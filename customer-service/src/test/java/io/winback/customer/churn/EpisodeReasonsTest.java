package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The reasons of churn episodes, when facts arrive late. */
@QuarkusTest
class EpisodeReasonsTest {

    private static final Instant START = Instant.parse("2025-01-01T03:00:00Z");

    private static final String CODE = "7K4D-9Q2M-XH3T";

    @Inject
    StoreEpisodeCoupons storeEpisodeCoupons;

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeEach
    void aCustomer() {
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    @Test
    void theEpisodeIsWithoutTheDeathAfterItsRevocation() {
        cancel(2, "DECEASED");
        assertThat(storedReasons()).isEqualTo("DECEASED");

        post("/v1/customers/" + customer + "/death-revocations", Map.of("by", "support-7", "reason", "a mix-up"));

        assertThat(storedReasons()).isEqualTo("UNKNOWN");
        assertPublished(ChurnReason.UNKNOWN);
    }

    @Test
    void theReasonOfAnInterviewStaysWhenACancellationArrivesLate() {
        cancel(5, null);
        interview("PRICE");

        cancel(3, null);

        assertThat(storedReasons()).isEqualTo("PRICE");
        assertPublished(ChurnReason.PRICE);
    }

    @Test
    void theReasonOfAnInterviewStaysWhenAnOrderDividesTheEpisode() {
        cancel(3, "QUALITY");
        cancel(5, null);
        interview("PRICE");

        order(4);

        assertThat(storedReasons()).isEqualTo("QUALITY PRICE");
        assertPublished(ChurnReason.PRICE);
    }

    @Test
    void aLaterCancellationReplacesTheReasonOfAnInterview() {
        cancel(5, null);
        interview("PRICE");

        cancel(3, "SERVICE");
        assertThat(storedReasons()).isEqualTo("PRICE");
        cancel(6, "QUALITY");

        assertThat(storedReasons()).isEqualTo("QUALITY");
    }

    @Test
    void theProfileHasTheReasonThatIsLeftWhenAnOrderDividesTheEpisode() {
        cancel(3, "PRICE");
        cancel(600, null);

        order(4);

        assertThat(storedReasons()).isEqualTo("PRICE UNKNOWN");
        assertPublished(ChurnReason.UNKNOWN);
    }

    @Test
    void thePartThatACouponEndedHasTheReasonOfItsCancellation() {
        cancel(3, "QUALITY");
        storeEpisodeCoupons.store(List.of(new CouponReserved(
                customer, UuidCreator.getTimeOrderedEpoch(), CODE, "comeback", "Comeback", START.plusSeconds(1))));
        cancel(5, "SERVICE");
        assertThat(storedReasons()).isEqualTo("SERVICE");

        order(4, CODE);

        assertThat(storedReasons()).isEqualTo("QUALITY SERVICE");
        assertPublished(ChurnReason.SERVICE);
    }

    private void assertPublished(ChurnReason reason) {
        eventually().untilAsserted(() -> {
            assertThat(EventStream.published(CustomerChurned.class, customer))
                    .last()
                    .satisfies(churned ->
                            assertThat(churned.customer().churnReason()).isEqualTo(reason));
            assertThat(EventStream.published(CustomerProfile.class, customer))
                    .last()
                    .satisfies(profile -> assertThat(profile.churnReason()).isEqualTo(reason));
        });
    }

    private String storedReasons() {
        return TestDatabase.value("select string_agg(reason, ' ' order by lost_at) from loss where customer_id = '%s'"
                .formatted(customer));
    }

    /** @param reason null for none */
    private void cancel(int day, String reason) {
        var body = new HashMap<String, Object>(Map.of("customerId", customer, "cancelledAt", at(day)));
        if (reason != null) {
            body.put("reason", reason);
        }
        post("/v1/cancellations", body);
    }

    private void interview(String reason) {
        post("/v1/interviews", Map.of("customerId", customer, "notes", "by phone", "reasons", List.of(reason)));
    }

    private void order(int day) {
        order(day, null);
    }

    /** @param code of the coupon; null for none */
    private void order(int day, String code) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                "o-" + customer,
                "customerId",
                customer,
                "placedAt",
                at(day),
                "total",
                Map.of("amount", 1000, "currency", "JPY")));
        if (code != null) {
            body.put("couponCode", code);
        }
        post("/v1/orders", body);
    }

    private static String at(int day) {
        return START.plus(Duration.ofDays(day)).toString();
    }

    private static void post(String path, Map<String, Object> body) {
        given().contentType("application/json").body(body).post(path).then().statusCode(201);
    }
}
