package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import io.winback.offer.StoredTerms;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class IssueCouponResourceTest {

    @Test
    void aCustomerGetsNoMoreCouponsThanTheOfferAllows() {
        var offer = OfferApi.anOfferOfOneCouponPerCustomer();
        OfferApi.aCouponOf(offer, "hina");

        OfferApi.issue(offer, "hina")
                .then()
                .statusCode(422)
                .body("code", equalTo("OFFER_UNAVAILABLE"))
                .body("detail", containsString("already has 1 coupons"));

        OfferApi.aCouponOf(offer, "ren");
    }

    @Test
    void anOfferThatHasEndedGivesNoCoupon() {
        var offer = StoredTerms.ofAnEndedOffer();

        OfferApi.issue(offer, "hina")
                .then()
                .statusCode(422)
                .body("code", equalTo("OFFER_UNAVAILABLE"))
                .body("detail", equalTo("offer %s ended at 2020-01-01T00:00:00Z".formatted(offer)));
    }

    @Test
    void anExhaustedBudgetGivesNoCoupon() {
        var offer = OfferApi.anOfferOfOneCoupon();
        OfferApi.aCouponOf(offer, "hina");

        OfferApi.issue(offer, "ren").then().statusCode(422).body("code", equalTo("BUDGET_EXHAUSTED"));
    }
}
