package io.winback.events.offer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/** A redemption was reversed. The coupon gets its use back. */
public record RedemptionReversed(
        String customerId,
        UUID decisionId,
        UUID redemptionId,
        String code,
        String offerId,
        String orderId,
        Money discount,
        Instant reversedAt)
        implements OfferEvent {}
