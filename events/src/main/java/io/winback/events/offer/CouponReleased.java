package io.winback.events.offer;

import io.winback.events.Refusal;
import java.util.UUID;

/** A reserved coupon was released: its code is void, and its place in the budget is free. */
public record CouponReleased(String customerId, UUID decisionId, String code, String offerId, Refusal reason)
        implements OfferEvent {}
