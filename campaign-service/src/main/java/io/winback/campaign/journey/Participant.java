package io.winback.campaign.journey;

import java.util.UUID;

/**
 * A customer whom a campaign approaches, with the revision and the variant of the campaign.
 *
 * @param occasionId what made the campaign consider the customer
 * @param episodeId null if the occasion is no churn
 */
public record Participant(
        UUID decisionId,
        UUID occasionId,
        UUID episodeId,
        String customerId,
        String campaignId,
        int revision,
        String variant) {}
