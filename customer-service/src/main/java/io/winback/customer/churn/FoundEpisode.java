package io.winback.customer.churn;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A churn episode, by the facts: the losses between two returns, and the return after them.
 *
 * @param losses sorted by time, at least one
 * @param end null while the episode is open
 */
record FoundEpisode(List<Loss> losses, ReturnFact end) {

    boolean isOpen() {
        return end == null;
    }

    Instant churnedAt() {
        return losses.stream().map(Loss::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** An order after this time ends the episode. */
    Instant returnsAfter() {
        return last().returnsAfter();
    }

    /** Not before the last loss. */
    Instant returnedAt() {
        return end.at().isBefore(returnsAfter()) ? returnsAfter() : end.at();
    }

    /** The losses that no cancellation tells. */
    List<Loss> lapses() {
        return losses.stream().filter(Loss::isLapse).toList();
    }

    boolean hasCancellation() {
        return losses.stream().anyMatch(loss -> !loss.isLapse());
    }

    boolean has(Cancellation cancellation) {
        return losses.stream().anyMatch(loss -> cancellation.equals(loss.cancellation()));
    }

    boolean isLast(Cancellation cancellation) {
        return cancellation.equals(last().cancellation());
    }

    /** Whether one of the losses is of this time. */
    boolean hasLossAt(Instant at) {
        return losses.stream().anyMatch(loss -> loss.at().equals(at));
    }

    private Loss last() {
        return losses.get(losses.size() - 1);
    }
}
