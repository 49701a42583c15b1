package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.CouponCode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** A redemption as callers see it. */
record RedemptionView(
        UUID redemptionId,
        String couponCode,
        String customerId,
        String orderId,
        Money discount,
        Money payable,
        Instant redeemedAt,
        @Nullable Instant reversedAt) {

    static RedemptionView of(Redemption redemption) {
        return new RedemptionView(
                redemption.id(),
                new CouponCode(redemption.code()).toString(),
                redemption.customerId(),
                redemption.orderId(),
                redemption.discount(),
                redemption.payable(),
                redemption.redeemedAt(),
                redemption.reversedAt());
    }
}
