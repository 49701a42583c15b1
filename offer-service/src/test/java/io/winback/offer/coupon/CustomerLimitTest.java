package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.MessageSent;
import io.winback.offer.OfferApi;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

/** The most coupons of one customer hold between reservations for campaigns and coupons that are issued directly. */
@QuarkusTest
class CustomerLimitTest {

    private static final int CALLS = 32;

    @Inject
    ReserveCoupons reserveCoupons;

    @Inject
    ReleaseCoupons releaseCoupons;

    @Inject
    ActivateCoupons activateCoupons;

    @RepeatedTest(5)
    void concurrentReservationsAndIssuesStayWithinTheLimitOfTheCustomer() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCouponPerCustomer();

        atOnce(CALLS, i -> i % 2 == 0 ? issue(offer, customer) : reserve(offer, customer));

        assertThat(statesOf(customer)).hasSize(1);
    }

    /** The customer has the code that the message promised, so the limit does not take it away. */
    @Test
    void aReleasedCouponWhoseMessageWasSentNeverthelessIsOneMoreThanTheLimit() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCouponPerCustomer();
        var decision = UUID.randomUUID();
        reserveCoupons.reserve(List.of(new CouponRequested(customer, UUID.randomUUID(), decision, offer)));
        releaseCoupons.releaseWithdrawn(List.of(new OutreachWithdrawn(customer, decision, Refusal.SUPPRESSED)));
        OfferApi.aCouponOf(offer, customer);

        activateCoupons.activate(
                List.of(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, Instant.EPOCH)));

        assertThat(statesOf(customer)).containsExactly("ACTIVE", "ACTIVE");
        assertThat(OfferApi.issue(offer, customer).statusCode()).isEqualTo(422);
    }

    private static List<String> statesOf(String customer) {
        return given().get("/v1/coupons?customerId=" + customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    private static boolean issue(String offer, String customer) {
        return OfferApi.issue(offer, customer).statusCode() == 201;
    }

    private boolean reserve(String offer, String customer) {
        reserveCoupons.reserve(List.of(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer)));
        return true;
    }
}
