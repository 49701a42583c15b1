package io.winback.events.campaign;

import java.time.Instant;

/** The coupon a message speaks of. */
public record CouponGrant(String code, String offerId, String offerName, Instant expiresAt) {}
