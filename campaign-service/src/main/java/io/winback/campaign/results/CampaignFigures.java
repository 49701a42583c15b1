package io.winback.campaign.results;

import io.winback.campaign.episode.EpisodeState;
import io.winback.events.campaign.Outcome;
import java.util.Map;

/**
 * The number of decisions on churns, of episodes and of journeys.
 *
 * @param decisions by outcome
 * @param notApproached decisions not to approach, by reason
 * @param episodes by state
 * @param awaiting journeys that wait for a coupon or for a message to be sent
 */
public record CampaignFigures(
        Map<Outcome, Long> decisions,
        Map<String, Long> notApproached,
        Map<EpisodeState, Long> episodes,
        long awaiting) {}
