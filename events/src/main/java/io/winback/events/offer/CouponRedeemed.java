package io.winback.events.offer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A coupon was redeemed for an order.
 *
 * @param decisionId absent for a coupon that was issued directly
 */
public record CouponRedeemed(
        String customerId,
        UUID decisionId,
        UUID redemptionId,
        String code,
        String offerId,
        String orderId,
        Money discount,
        Money payable,
        Instant redeemedAt)
        implements OfferEvent {}
