package io.winback.events.offer;

import java.time.Instant;

/** A coupon was issued directly, outside any campaign. */
public record CouponIssued(String customerId, String code, String offerId, Instant expiresAt) implements OfferEvent {}
