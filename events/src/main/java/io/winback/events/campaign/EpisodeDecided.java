package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/**
 * The decision on an episode: whether, and by which campaign, the customer is approached.
 *
 * @param campaignId absent when no campaign approaches the customer
 * @param reason why the customer is not approached or is held out; absent when enrolled
 */
public record EpisodeDecided(
        String customerId,
        UUID episodeId,
        UUID decisionId,
        Outcome outcome,
        String campaignId,
        String variant,
        Refusal reason)
        implements CampaignEvent {}
