package io.winback.events.campaign;

import java.util.UUID;

/**
 * A decision requests one coupon of an offer.
 *
 * @param episodeId absent if the occasion of the decision is not a churn
 * @param occasionId the occasion of the decision, which is the episode for a churn; absent in earlier versions
 */
public record CouponRequested(String customerId, UUID episodeId, UUID decisionId, String offerId, UUID occasionId)
        implements CampaignEvent {

    /** A request of an earlier version. */
    public CouponRequested(String customerId, UUID episodeId, UUID decisionId, String offerId) {
        this(customerId, episodeId, decisionId, offerId, null);
    }
}
