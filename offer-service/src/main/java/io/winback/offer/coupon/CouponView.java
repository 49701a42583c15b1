package io.winback.offer.coupon;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A coupon as callers see it.
 *
 * @param offerRevision the version of the offer whose terms it keeps; absent for a coupon of an earlier release
 */
record CouponView(
        String code,
        String offerId,
        String customerId,
        @Nullable UUID decisionId,
        CouponState state,
        Instant issuedAt,
        Instant expiresAt,
        int redemptionsLeft,
        @Nullable Long offerRevision,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason) {

    static CouponView of(Coupon coupon) {
        return new CouponView(
                coupon.code().toString(),
                coupon.offerId(),
                coupon.customerId(),
                coupon.decisionId(),
                coupon.state(),
                coupon.issuedAt(),
                coupon.expiresAt(),
                coupon.redemptionsLeft(),
                coupon.revision(),
                coupon.revokedAt(),
                coupon.revocationReason());
    }
}
