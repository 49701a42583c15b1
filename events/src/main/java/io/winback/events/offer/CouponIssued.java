package io.winback.events.offer;

import java.time.Instant;

/**
 * A coupon was issued directly, outside any campaign.
 *
 * @param issuedAt absent in earlier versions
 */
public record CouponIssued(String customerId, String code, String offerId, Instant expiresAt, Instant issuedAt)
        implements OfferEvent {}
