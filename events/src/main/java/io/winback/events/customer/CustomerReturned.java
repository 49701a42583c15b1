package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A churned customer ordered again, or used a coupon, and the episode ends. A later event on the same episode replaces the order of
 * this one. It is published again when refunds of the order change.
 *
 * @param total of the order, or what was paid when the coupon was used, less what was refunded of it so far
 * @param couponCode the code that was redeemed for the order; absent without one
 * @param byCouponAlone true if the use of the coupon ended the episode, and the shop has reported no order that does; absent
 *     otherwise, and in earlier versions
 * @param version of the customer; of two events on one episode the one with the higher version counts, and of the same version
 *     the return; absent in earlier versions
 * @param customer the customer after the return, with all that a decision needs; absent in earlier versions
 */
public record CustomerReturned(
        String customerId,
        UUID episodeId,
        Instant returnedAt,
        String orderId,
        Money total,
        String couponCode,
        Boolean byCouponAlone,
        Long version,
        CustomerSnapshot customer)
        implements CustomerEvent {

    /** A return without a snapshot, as in earlier versions. */
    public CustomerReturned(
            String customerId,
            UUID episodeId,
            Instant returnedAt,
            String orderId,
            Money total,
            String couponCode,
            Boolean byCouponAlone,
            Long version) {
        this(customerId, episodeId, returnedAt, orderId, total, couponCode, byCouponAlone, version, null);
    }

    /** A return of the first version. */
    public CustomerReturned(
            String customerId, UUID episodeId, Instant returnedAt, String orderId, Money total, String couponCode) {
        this(customerId, episodeId, returnedAt, orderId, total, couponCode, null, null, null);
    }

    /** Whether the return is known from the use of a coupon, and not from an order of the shop. */
    public boolean endedByCouponAlone() {
        return Boolean.TRUE.equals(byCouponAlone);
    }
}
