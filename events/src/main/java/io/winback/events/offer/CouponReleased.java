package io.winback.events.offer;

import io.winback.events.Refusal;
import java.time.Instant;
import java.util.UUID;

/**
 * A reserved coupon was released: its code is void, and its place in the budget is free.
 *
 * @param releasedAt absent in earlier versions
 */
public record CouponReleased(
        String customerId, UUID decisionId, String code, String offerId, Refusal reason, Instant releasedAt)
        implements OfferEvent {}
