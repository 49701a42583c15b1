package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/**
 * The decision on an occasion, such as the beginning of an episode: whether, and by which campaign, the customer is approached.
 *
 * @param episodeId absent if the occasion is not a churn
 * @param campaignId absent when no campaign approaches the customer
 * @param reason why the customer is not approached or is held out; absent when enrolled
 * @param occasionId the occasion of the decision, which is the episode for a churn; absent in earlier versions
 */
public record EpisodeDecided(
        String customerId,
        UUID episodeId,
        UUID decisionId,
        Outcome outcome,
        String campaignId,
        String variant,
        Refusal reason,
        UUID occasionId)
        implements CampaignEvent {

    /** A decision of an earlier version. */
    public EpisodeDecided(
            String customerId,
            UUID episodeId,
            UUID decisionId,
            Outcome outcome,
            String campaignId,
            String variant,
            Refusal reason) {
        this(customerId, episodeId, decisionId, outcome, campaignId, variant, reason, null);
    }
}
