package io.winback.customer.churn;

import io.winback.events.Money;
import java.time.Instant;

/**
 * A use of a coupon for an order.
 *
 * @param redeemedAt null if only the reversal is known
 * @param payable what the customer paid; null if only the reversal is known
 */
record CouponUse(String code, String orderId, Instant redeemedAt, Money payable, boolean isReversed) {

    /** Whether the customer used the coupon at this time or later, also if the use was reversed. */
    boolean isSince(Instant time) {
        return redeemedAt != null && !redeemedAt.isBefore(time);
    }

    /** Whether the use is known and was not reversed. */
    boolean counts() {
        return redeemedAt != null && !isReversed;
    }
}
