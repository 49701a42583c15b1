package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReturn;
import java.time.Instant;
import java.util.List;

/**
 * An episode that has ended, by the facts.
 *
 * @param cancellations the earliest first
 */
record PastEpisode(List<Cancellation> cancellations, EpisodeReturn end) {

    Instant churnedAt() {
        return cancellations.get(0).cancelledAt();
    }

    boolean beginsWith(EndedEpisodes.Ended stored) {
        return churnedAt().equals(stored.churnedAt());
    }

    boolean endsWith(EndedEpisodes.Ended stored) {
        return stored.isEndedBy(end);
    }

    boolean isLast(Cancellation cancellation) {
        return cancellation.equals(cancellations.get(cancellations.size() - 1));
    }
}
