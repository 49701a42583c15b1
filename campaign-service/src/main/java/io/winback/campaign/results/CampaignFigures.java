package io.winback.campaign.results;

import io.winback.campaign.episode.EpisodeState;
import io.winback.events.campaign.Outcome;
import java.util.Map;

/**
 * How many losses stand where.
 *
 * @param notApproached by the reason
 * @param awaiting journeys that wait for a coupon or for their message to leave
 */
public record CampaignFigures(
        Map<Outcome, Long> decisions,
        Map<String, Long> notApproached,
        Map<EpisodeState, Long> episodes,
        long awaiting) {}
