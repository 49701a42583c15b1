package io.winback.campaign.console;

import io.winback.campaign.episode.EpisodeState;
import io.winback.events.Channel;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One step of the funnel from churn to return.
 *
 * @param count null if it is unknown
 */
record FunnelStep(FunnelStepName name, Long count) {

    static List<FunnelStep> of(
            Map<EpisodeState, Long> episodes,
            Map<Outcome, Long> decisions,
            Map<Channel, Map<DeliveryOutcome, Long>> messages) {
        var sent = messages.values().stream().map(channel -> channel.get(DeliveryOutcome.SENT));
        return List.of(
                new FunnelStep(FunnelStepName.CHURNED, sum(episodes.values().stream())),
                new FunnelStep(FunnelStepName.APPROACHED, decisions.get(Outcome.ENROLLED)),
                new FunnelStep(FunnelStepName.SENT, sum(sent)),
                new FunnelStep(FunnelStepName.RETURNED_CAMPAIGN, episodes.get(EpisodeState.RETURNED_CAMPAIGN)),
                new FunnelStep(FunnelStepName.RETURNED_ORGANIC, episodes.get(EpisodeState.RETURNED_ORGANIC)));
    }

    private static Long sum(Stream<Long> counts) {
        return counts.reduce(Long::sum).orElse(null);
    }
}
