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

    /** Whether the use is known, and not only its reversal. */
    boolean isKnown() {
        return redeemedAt != null;
    }

    /** Whether the use is known and was not reversed. */
    boolean counts() {
        return isKnown() && !isReversed;
    }
}
