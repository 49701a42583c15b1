package io.winback.events.offer;

import java.time.Instant;
import java.util.UUID;

/**
 * A person revoked a coupon: its code no longer works.
 *
 * @param decisionId absent for a coupon that was issued directly
 */
public record CouponRevoked(String customerId, UUID decisionId, String code, String offerId, Instant revokedAt)
        implements OfferEvent {}
