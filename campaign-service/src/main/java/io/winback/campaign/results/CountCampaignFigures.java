package io.winback.campaign.results;

import io.winback.campaign.episode.EpisodeState;
import io.winback.campaign.journey.EnrolmentState;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.metrics.ReadFigures;
import io.winback.events.campaign.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Counts decisions on churns, episodes and journeys. */
@ApplicationScoped
public class CountCampaignFigures {

    private final ReadFigures readFigures;

    CountCampaignFigures(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    public CampaignFigures count() {
        return new CampaignFigures(
                counts("decisions", Outcome::valueOf),
                readFigures.read("decisions-not-approached"),
                counts("episodes", EpisodeState::valueOf),
                awaiting(counts("enrolments", EnrolmentState::valueOf)));
    }

    /** The churned customers whose decision waits for a paused campaign. */
    public long awaitingDecision() {
        return readFigures.read("postponed-occasions").getOrDefault(OccasionKind.CUSTOMER_CHURNED.name(), 0L);
    }

    private <K> Map<K, Long> counts(String figure, Function<String, K> key) {
        return readFigures.read(figure).entrySet().stream()
                .collect(toMap(count -> key.apply(count.getKey()), Map.Entry::getValue));
    }

    private static long awaiting(Map<EnrolmentState, Long> journeys) {
        return EnrolmentState.awaiting().stream()
                .mapToLong(state -> journeys.getOrDefault(state, 0L))
                .sum();
    }
}
