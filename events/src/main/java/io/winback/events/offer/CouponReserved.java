package io.winback.events.offer;

import java.time.Instant;
import java.util.UUID;

/** A code is kept for a decision; it can be redeemed once a message has told of it. */
public record CouponReserved(
        String customerId, UUID decisionId, String code, String offerId, String offerName, Instant expiresAt)
        implements OfferEvent {}
