package io.winback.events.offer;

import java.time.Instant;
import java.util.UUID;

/**
 * A coupon is reserved for a decision. A message activates it.
 *
 * @param reservedAt absent in earlier versions
 */
public record CouponReserved(
        String customerId,
        UUID decisionId,
        String code,
        String offerId,
        String offerName,
        Instant expiresAt,
        Instant reservedAt)
        implements OfferEvent {

    /** An event of an earlier version. */
    public CouponReserved(
            String customerId, UUID decisionId, String code, String offerId, String offerName, Instant expiresAt) {
        this(customerId, decisionId, code, offerId, offerName, expiresAt, null);
    }
}
