package io.winback.campaign.journey;

import java.util.UUID;

/** A customer whom a campaign approaches, with the revision and the variant of the campaign. */
public record Participant(
        UUID decisionId, UUID episodeId, String customerId, String campaignId, int revision, String variant) {}
