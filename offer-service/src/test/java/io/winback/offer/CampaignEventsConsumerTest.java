package io.winback.offer;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import io.winback.events.offer.CouponsErased;
import io.winback.offer.coupon.ActivateCoupons;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class CampaignEventsConsumerTest {

    @Inject
    ActivateCoupons activateCoupons;

    @Test
    void aRepeatedRequestReservesOneCoupon() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOffer();
        var request = new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer);
        var id = UuidCreator.getTimeOrderedEpoch();

        EventStream.publish(id, request);
        EventStream.publish(id, request);
        EventStream.publish(request);
        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RESERVED"));

        EventStream.publish(
                new MessageSent(customer, UUID.randomUUID(), request.decisionId(), 1, Channel.EMAIL, Instant.EPOCH));

        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("ACTIVE"));
        assertThat(EventStream.published(CouponReserved.class, customer)).hasSize(1);
    }

    @Test
    void aRequestOfADecisionWithoutAnEpisodeReservesACoupon() {
        var customer = "c-" + UUID.randomUUID();

        EventStream.publish(
                new CouponRequested(customer, null, UUID.randomUUID(), OfferApi.anOffer(), UUID.randomUUID()));

        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RESERVED"));
    }

    @Test
    void aRequestAboveTheLimitOfTheCustomerGetsNoCoupon() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCouponPerCustomer();
        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));
        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RESERVED"));

        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));

        eventually().untilAsserted(() -> assertRefused(customer, Refusal.OFFER_UNAVAILABLE));
        assertThat(statesOf(customer)).containsExactly("RESERVED");
    }

    @Test
    void anOfferThatHasEndedGivesNoCoupon() {
        var customer = "c-" + UUID.randomUUID();

        EventStream.publish(
                new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), StoredTerms.ofAnEndedOffer()));

        eventually().untilAsserted(() -> assertRefused(customer, Refusal.OFFER_UNAVAILABLE));
        assertThat(statesOf(customer)).isEmpty();
    }

    @Test
    void aRequestAboveTheBudgetGetsNoCoupon() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCoupon();
        OfferApi.aCouponOf(offer, "c-" + UUID.randomUUID());

        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));

        eventually().untilAsserted(() -> assertRefused(customer, Refusal.BUDGET_EXHAUSTED));
        assertThat(statesOf(customer)).isEmpty();
    }

    @Test
    void couponsOfAnErasedCustomerAreRevokedAndRenamed() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCoupon();
        var request = new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer);
        EventStream.publish(request);
        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RESERVED"));
        var code = EventStream.published(CouponReserved.class, customer).get(0).code();
        var erasure = UUID.randomUUID();

        EventStream.publish(new DecisionsErased(customer, erasure));

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponsErased.class, customer))
                .extracting(CouponsErased::erasureId)
                .containsExactly(erasure));
        assertThat(statesOf(customer)).isEmpty();
        given().get("/v1/coupons/" + code)
                .then()
                .body("state", equalTo("REVOKED"))
                .body("customerId", equalTo("erased." + erasure));
        var next = "c-" + UUID.randomUUID();
        EventStream.publish(new CouponRequested(next, UUID.randomUUID(), UUID.randomUUID(), offer));
        eventually().untilAsserted(() -> assertThat(statesOf(next)).containsExactly("RESERVED"));
    }

    @Test
    void aCouponOfAnErasedCustomerIsNotActivatedByALateMessage() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCoupon();
        var request = new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer);
        EventStream.publish(request);
        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RESERVED"));
        var code = EventStream.published(CouponReserved.class, customer).get(0).code();
        EventStream.publish(new OutreachWithdrawn(customer, request.decisionId(), Refusal.SUPPRESSED));
        eventually().untilAsserted(() -> assertThat(statesOf(customer)).containsExactly("RELEASED"));
        EventStream.publish(new DecisionsErased(customer, UUID.randomUUID()));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponsErased.class, customer))
                .hasSize(1));

        activateCoupons.activate(List.of(
                new MessageSent(customer, UUID.randomUUID(), request.decisionId(), 1, Channel.EMAIL, Instant.EPOCH)));

        given().get("/v1/coupons/" + code).then().body("state", equalTo("RELEASED"));
        var next = "c-" + UUID.randomUUID();
        EventStream.publish(new CouponRequested(next, UUID.randomUUID(), UUID.randomUUID(), offer));
        eventually().untilAsserted(() -> assertThat(statesOf(next)).containsExactly("RESERVED"));
    }

    private static void assertRefused(String customer, Refusal reason) {
        assertThat(EventStream.published(CouponUnavailable.class, customer))
                .extracting(CouponUnavailable::reason)
                .containsExactly(reason);
    }

    private static List<String> statesOf(String customer) {
        return given().get("/v1/coupons?customerId=" + customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }
}
