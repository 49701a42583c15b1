package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
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
    void anExhaustedBudgetGivesNoCoupon() {
        var offer = OfferApi.anOfferOfOneCoupon();
        OfferApi.aCouponOf(offer, "hina");

        OfferApi.issue(offer, "ren").then().statusCode(422).body("code", equalTo("BUDGET_EXHAUSTED"));
    }
}
