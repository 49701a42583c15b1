package io.winback.events.campaign;

import java.util.UUID;

/** One coupon of this offer shall be kept for a decision. */
public record CouponRequested(String customerId, UUID episodeId, UUID decisionId, String offerId)
        implements CampaignEvent {}
