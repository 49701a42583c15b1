package io.winback.campaign.console;

import io.winback.campaign.episode.EpisodeState;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the few figures that tell the loop in a line.
 *
 * @param count null while whoever counts it is away
 */
record FunnelStep(FunnelStepName name, Long count) {

    static List<FunnelStep> of(Dashboard loop) {
        var sent = loop.messages().values().stream().map(channel -> channel.get(DeliveryOutcome.SENT));
        return List.of(
                new FunnelStep(FunnelStepName.CHURNED, sum(loop.episodes().values().stream())),
                new FunnelStep(FunnelStepName.APPROACHED, loop.decisions().get(Outcome.ENROLLED)),
                new FunnelStep(FunnelStepName.SENT, sum(sent)),
                new FunnelStep(FunnelStepName.RETURNED_CAMPAIGN, loop.episodes().get(EpisodeState.RETURNED_CAMPAIGN)),
                new FunnelStep(FunnelStepName.RETURNED_ORGANIC, loop.episodes().get(EpisodeState.RETURNED_ORGANIC)));
    }

    private static Long sum(Stream<Long> counts) {
        return counts.reduce(Long::sum).orElse(null);
    }
}
