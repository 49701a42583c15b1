package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import io.winback.customer.reasons.InferredReason;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The question for the reason of an episode.
 *
 * @param stored the episode as it is stored; null if it is new
 * @param cancellations of the customer
 * @param change the fact that became known
 */
record ReasonQuestion(
        String customerId,
        StoredEpisode stored,
        FoundEpisode found,
        List<Cancellation> cancellations,
        EpisodeChange change) {

    /**
     * The reason of a new episode follows from all losses, one after the other. That of a stored episode stays if the episode has the
     * same beginning and end as before, and is not divided. It stays also if the customer stated it without a cancellation.
     *
     * @param records the likeliest reason by the records of a customer at a time
     */
    EpisodeReason answer(BiFunction<String, Instant, InferredReason> records) {
        if (stored == null) {
            return byLosses(EpisodeReason.NONE, records);
        }
        if (change.isDeathRevoked() && found.isOpen()) {
            return byLosses(stored.reason(), records);
        }
        var known = cancellations.stream()
                .filter(cancellation -> !cancellation.equals(change.cancellation()))
                .filter(cancellation -> stored.isDuring(cancellation.cancelledAt()))
                .toList();
        boolean isSame = stored.churnedAt().equals(found.churnedAt())
                && (stored.isOpen() || stored.isEndedBy(found) || !found.hasCancellation())
                && known.stream().allMatch(found::has);
        if (!isSame && !isStatedApart(known)) {
            return byLosses(EpisodeReason.NONE, records);
        }
        var recorded = change.cancellation();
        if (recorded == null || !found.has(recorded)) {
            return stored.reason();
        }
        var reason = InferCancellationReason.infer(recorded, records);
        return found.isLast(recorded)
                ? stored.reason().followedBy(reason)
                : stored.reason().precededBy(reason);
    }

    /** Whether the customer stated the reason in a survey or an interview. */
    private boolean isStatedApart(List<Cancellation> known) {
        var reason = stored.reason();
        return reason.isStated()
                && !reason.isDeath()
                && known.stream().noneMatch(cancellation -> cancellation.reason() == reason.reason());
    }

    private EpisodeReason byLosses(EpisodeReason first, BiFunction<String, Instant, InferredReason> records) {
        var reason = first;
        for (var loss : found.losses()) {
            reason = reason.followedBy(
                    loss.isLapse()
                            ? records.apply(customerId, loss.at())
                            : InferCancellationReason.infer(loss.cancellation(), records));
        }
        return reason;
    }
}
