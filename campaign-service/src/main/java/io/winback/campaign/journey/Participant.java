package io.winback.campaign.journey;

import java.util.UUID;

/** Somebody who is to be approached: by which campaign, in which revision and variant. */
public record Participant(
        UUID decisionId, UUID episodeId, String customerId, String campaignId, int revision, String variant) {}
