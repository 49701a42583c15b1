package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/**
 * Whether, and by which campaign, a lost customer is approached.
 *
 * @param campaignId absent when nobody approaches them
 * @param reason why they are not approached, or held out; absent when enrolled
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
