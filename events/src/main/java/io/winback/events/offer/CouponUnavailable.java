package io.winback.events.offer;

import io.winback.events.Refusal;
import java.util.UUID;

/** No coupon could be reserved for a decision. */
public record CouponUnavailable(String customerId, UUID decisionId, String offerId, Refusal reason)
        implements OfferEvent {}
