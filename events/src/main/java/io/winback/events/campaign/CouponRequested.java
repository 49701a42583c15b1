package io.winback.events.campaign;

import java.util.UUID;

/** A decision requests one coupon of an offer. */
public record CouponRequested(String customerId, UUID episodeId, UUID decisionId, String offerId)
        implements CampaignEvent {}
