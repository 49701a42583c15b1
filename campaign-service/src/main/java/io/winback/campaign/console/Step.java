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
record Step(StepName name, Long count) {

    static List<Step> of(Loop loop) {
        var sent = loop.messages().values().stream().map(channel -> channel.get(Delivery.SENT));
        return List.of(
                new Step(StepName.CHURNED, sum(loop.episodes().values().stream())),
                new Step(StepName.APPROACHED, loop.decisions().get(Outcome.ENROLLED)),
                new Step(StepName.SENT, sum(sent)),
                new Step(StepName.RETURNED_CAMPAIGN, loop.episodes().get(EpisodeState.RETURNED_CAMPAIGN)),
                new Step(StepName.RETURNED_ORGANIC, loop.episodes().get(EpisodeState.RETURNED_ORGANIC)));
    }

    private static Long sum(Stream<Long> counts) {
        return counts.reduce(Long::sum).orElse(null);
    }
}
