package io.winback.offer.coupon;

import java.time.Instant;
import java.util.UUID;

/** A coupon as callers see it. */
record CouponView(
        String code,
        String offerId,
        String customerId,
        UUID decisionId,
        CouponState state,
        Instant issuedAt,
        Instant expiresAt,
        int redemptionsLeft) {

    static CouponView of(Coupon coupon) {
        return new CouponView(
                coupon.code().toString(),
                coupon.offerId(),
                coupon.customerId(),
                coupon.decisionId(),
                coupon.state(),
                coupon.issuedAt(),
                coupon.expiresAt(),
                coupon.redemptionsLeft());
    }
}
