package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Infers the reason of a churn episode from its losses. */
@ApplicationScoped
class InferEpisodeReason {

    private final InferCancellationReason inferCancellationReason;

    InferEpisodeReason(InferCancellationReason inferCancellationReason) {
        this.inferCancellationReason = inferCancellationReason;
    }

    /** By all losses, one after the other. */
    EpisodeReason infer(String customerId, FoundEpisode found) {
        return infer(customerId, found, EpisodeReason.NONE);
    }

    /**
     * The reason of a stored episode. It stays if the episode has the same beginning and end as before, and is not divided. It stays
     * also if the customer stated it without a cancellation.
     *
     * @param cancellations of the customer
     * @param change the fact that became known
     */
    EpisodeReason infer(
            StoredEpisode stored, FoundEpisode found, List<Cancellation> cancellations, EpisodeChange change) {
        if (change.isDeathRevoked() && found.isOpen()) {
            return infer(stored.customerId(), found, stored.reason());
        }
        var known = cancellations.stream()
                .filter(cancellation -> !cancellation.equals(change.cancellation()))
                .filter(cancellation -> stored.isDuring(cancellation.cancelledAt()))
                .toList();
        boolean isSame = stored.churnedAt().equals(found.churnedAt())
                && (stored.isOpen() || stored.isEndedBy(found) || !found.hasCancellation())
                && known.stream().allMatch(found::has);
        if (!isSame && !isStatedApart(stored.reason(), known)) {
            return infer(stored.customerId(), found);
        }
        var recorded = change.cancellation();
        if (recorded == null || !found.has(recorded)) {
            return stored.reason();
        }
        var reason = inferCancellationReason.infer(recorded);
        return found.isLast(recorded)
                ? stored.reason().followedBy(reason)
                : stored.reason().precededBy(reason);
    }

    /** Whether the customer stated the reason in a survey or an interview. */
    private static boolean isStatedApart(EpisodeReason stored, List<Cancellation> known) {
        return stored.isStated()
                && !stored.isDeath()
                && known.stream().noneMatch(cancellation -> cancellation.reason() == stored.reason());
    }

    private EpisodeReason infer(String customerId, FoundEpisode found, EpisodeReason first) {
        var reason = first;
        for (var loss : found.losses()) {
            reason = reason.followedBy(
                    loss.isLapse()
                            ? inferCancellationReason.inferFromSignals(customerId, loss.at())
                            : inferCancellationReason.infer(loss.cancellation()));
        }
        return reason;
    }
}
