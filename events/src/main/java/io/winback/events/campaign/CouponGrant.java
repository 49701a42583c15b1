package io.winback.events.campaign;

import java.time.Instant;

/** The coupon of a message. */
public record CouponGrant(String code, String offerId, String offerName, Instant expiresAt) {}
