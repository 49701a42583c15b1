package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Channel;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.offer.OfferApi;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class RevocationResourceTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void aRevokedCouponCannotBeRedeemed() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);

        revoke(code.toLowerCase(), "leaked")
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("revocationReason", equalTo("leaked"))
                .body("revokedAt", notNullValue());

        OfferApi.redeem(code, customer, "o-" + UUID.randomUUID(), 1000)
                .then()
                .statusCode(422)
                .body("code", equalTo("COUPON_REVOKED"));
        OfferApi.validate(code, customer, OfferApi.yen(1000)).then().body("code", equalTo("COUPON_REVOKED"));
        given().get("/v1/coupons/" + code).then().body("state", equalTo("REVOKED"));
    }

    @Test
    void concurrentRevocationsPublishOneEventAndKeepTheFirstReason() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);
        revoke(code, "leaked").then().statusCode(200);

        atOnce(32, i -> revoke(code, "again"));

        revoke(code, "again").then().statusCode(200).body("revocationReason", equalTo("leaked"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRevoked.class, customer))
                .extracting(CouponRevoked::code)
                .containsExactly(code));
    }

    @Test
    void theEventNamesTheDecisionAndALateMessageDoesNotReviveTheCoupon() {
        var offer = OfferApi.anOffer();
        var decision = UUID.randomUUID();
        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), decision, offer));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponReserved.class, customer))
                .hasSize(1));
        var code = EventStream.published(CouponReserved.class, customer).get(0).code();

        revoke(code, "wrong campaign").then().statusCode(200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponRevoked.class, customer))
                .singleElement()
                .satisfies(revoked -> {
                    assertThat(revoked.decisionId()).isEqualTo(decision);
                    assertThat(revoked.offerId()).isEqualTo(offer);
                    assertThat(revoked.revokedAt()).isNotNull();
                }));
        var next = "c-" + UUID.randomUUID();
        var later = new CouponRequested(next, UUID.randomUUID(), UUID.randomUUID(), offer);
        EventStream.publish(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, Instant.EPOCH));
        EventStream.publish(later);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponReserved.class, next))
                .hasSize(1));
        given().get("/v1/coupons/" + code).then().body("state", equalTo("REVOKED"));
    }

    @Test
    void aRevokedCouponGivesItsPlaceInTheBudgetBack() {
        var offer = OfferApi.anOfferOfOneCoupon();
        var code = OfferApi.aCouponOf(offer, customer);
        OfferApi.issue(offer, "ren").then().statusCode(422);

        revoke(code, "leaked").then().statusCode(200);

        OfferApi.issue(offer, "ren").then().statusCode(201);
        OfferApi.issue(offer, "mio").then().statusCode(422);
    }

    @Test
    void aUsedUpCouponCannotBeRevoked() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);
        OfferApi.redeem(code, customer, "o-" + UUID.randomUUID(), 1000).then().statusCode(201);

        revoke(code, "leaked").then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void aReasonIsNeeded() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), customer);

        revoke(code, " ").then().statusCode(400).body("violations[0].field", equalTo("reason"));
    }

    private static Response revoke(String code, String reason) {
        return given().contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/v1/coupons/" + code + "/revocation");
    }
}
