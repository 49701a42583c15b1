package io.winback.events.offer;

import java.time.Instant;
import java.util.UUID;

/** A coupon is reserved for a decision. A message activates it. */
public record CouponReserved(
        String customerId, UUID decisionId, String code, String offerId, String offerName, Instant expiresAt)
        implements OfferEvent {}
