package io.winback.campaign.results;

import io.winback.campaign.episode.EpisodeState;
import io.winback.campaign.journey.EnrolmentState;
import io.winback.chassis.metrics.RowCounts;
import io.winback.events.campaign.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Counts decisions, episodes and journeys. */
@ApplicationScoped
public class CountCampaignFigures {

    private final RowCounts rowCounts;

    CountCampaignFigures(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    public CampaignFigures count() {
        return new CampaignFigures(
                counts("decisions", Outcome::valueOf),
                rowCounts.of("decisions-not-approached"),
                counts("episodes", EpisodeState::valueOf),
                awaiting(counts("enrolments", EnrolmentState::valueOf)));
    }

    private <K> Map<K, Long> counts(String figure, Function<String, K> key) {
        return rowCounts.of(figure).entrySet().stream()
                .collect(toMap(count -> key.apply(count.getKey()), Map.Entry::getValue));
    }

    private static long awaiting(Map<EnrolmentState, Long> journeys) {
        return EnrolmentState.awaiting().stream()
                .mapToLong(state -> journeys.getOrDefault(state, 0L))
                .sum();
    }
}
