package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import jakarta.enterprise.context.ApplicationScoped;

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
     * The reason of a stored episode. It stays if the episode has the same beginning and end as before.
     *
     * @param change the fact that became known
     */
    EpisodeReason infer(StoredEpisode stored, FoundEpisode found, EpisodeChange change) {
        if (change.isDeathRevoked() && found.isOpen()) {
            return infer(stored.customerId(), found, stored.reason());
        }
        boolean isSame = stored.churnedAt().equals(found.churnedAt())
                && (stored.isOpen() || stored.isEndedBy(found) || !found.hasCancellation());
        if (!isSame) {
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
