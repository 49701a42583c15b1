package io.winback.events.offer;

import java.time.Instant;
import java.util.UUID;

/** A coupon expired. */
public record CouponExpired(String customerId, UUID decisionId, String code, String offerId, Instant expiredAt)
        implements OfferEvent {}
