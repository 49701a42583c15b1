package io.winback.customer.profile;

import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import java.util.List;
import java.util.Objects;

/**
 * Why a customer left, as far as it is known. Further reasons of the same episode replace it by their rank: a recorded death
 * stays, a stated reason outranks an inferred one, and UNKNOWN replaces nothing.
 *
 * @param reason null before the first one
 * @param confidence 0 to 1; null before the first reason
 * @param evidence null for none
 */
public record EpisodeReason(ChurnReason reason, Double confidence, List<String> evidence) {

    public static final EpisodeReason NONE = new EpisodeReason(null, null, null);

    static final EpisodeReason REVOKED_DEATH =
            new EpisodeReason(ChurnReason.UNKNOWN, 0.0, List.of("the recorded death was revoked"));

    /** Takes over a later reason that is at least as certain. */
    public EpisodeReason followedBy(InferredReason later) {
        var accepted = later.withoutInferredDeath();
        return outranks(accepted) ? this : of(accepted);
    }

    /** Takes over the reason of an earlier cancellation if nothing better is known. */
    public EpisodeReason precededBy(InferredReason earlier) {
        var accepted = earlier.withoutInferredDeath();
        boolean isBetter = reason == ChurnReason.UNKNOWN || accepted.isStated() && !isStated();
        return isDeath() || !isBetter ? this : of(accepted);
    }

    public boolean isSameAs(EpisodeReason other) {
        return reason == other.reason && Objects.equals(confidence, other.confidence);
    }

    /** Whether this reason counts as the later one of two that were given at one time. */
    boolean isAfter(InferredReason other) {
        return reason != null && InferredReason.AT_ONE_TIME.compare(inferred(), other) > 0;
    }

    private InferredReason inferred() {
        return new InferredReason(reason, confidence, List.of());
    }

    public boolean isDeath() {
        return reason == ChurnReason.DECEASED;
    }

    private boolean outranks(InferredReason other) {
        return isDeath() || reason != null && other.reason() == ChurnReason.UNKNOWN || isStated() && !other.isStated();
    }

    /** Whether the customer stated it. */
    public boolean isStated() {
        return confidence != null && InferredReason.isStated(confidence);
    }

    private static EpisodeReason of(InferredReason accepted) {
        return new EpisodeReason(accepted.reason(), accepted.confidence(), accepted.evidence());
    }
}
