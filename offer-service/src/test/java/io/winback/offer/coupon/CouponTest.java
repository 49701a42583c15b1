package io.winback.offer.coupon;

import io.winback.offer.terms.Offer;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CouponTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final String HINA = "hina";

    @Test
    void aCouponCannotBeRedeemedAfterItsLastUse() {
        var coupon = aCoupon(2);

        coupon.redeem(HINA, NOON);
        coupon.redeem(HINA, NOON);

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
        refused(coupon, HINA, NOON, "COUPON_USED_UP");
    }

    @Test
    void aCouponCannotBeRedeemedAtTheInstantItExpires() {
        var coupon = aCoupon(1);

        refused(coupon, HINA, coupon.expiresAt(), "COUPON_EXPIRED");
        coupon.redeem(HINA, coupon.expiresAt().minusMillis(1));
    }

    @Test
    void anotherCustomerCannotRedeemTheCoupon() {
        refused(aCoupon(1), "ren", NOON, "WRONG_CUSTOMER");
    }

    @Test
    void aReservedCouponCanBeRedeemed() {
        var coupon = Coupon.reserved(aCode(), anOffer(1), HINA, UUID.randomUUID(), NOON);

        coupon.redeem(HINA, NOON);

        assertThat(coupon.state()).isEqualTo(CouponState.REDEEMED);
    }

    @Test
    void aReversedCouponCanBeRedeemedAgainUntilItExpires() {
        var coupon = aCoupon(1);
        coupon.redeem(HINA, NOON);

        coupon.reverseRedemption(NOON);
        coupon.redeem(HINA, NOON);
        coupon.reverseRedemption(coupon.expiresAt());

        assertThat(coupon.state()).isEqualTo(CouponState.EXPIRED);
    }

    private static void refused(Coupon coupon, String customer, Instant at, String code) {
        assertThatThrownBy(() -> coupon.redeem(customer, at))
                .isInstanceOfSatisfying(NotRedeemable.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    private static Coupon aCoupon(int uses) {
        return Coupon.active(aCode(), anOffer(uses), HINA, NOON);
    }

    private static CouponCode aCode() {
        return CouponCode.random(new SplittableRandom(1));
    }

    private static Offer anOffer(int uses) {
        var terms = new OfferTerms(
                "ten", new Reward(null, null, null), null, null, Duration.ofDays(1), null, uses, null, null, null);
        return new Offer("comeback-10", terms, NOON);
    }
}
