package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The reason that we believe.
 *
 * @param confidence 0 to 1
 * @param evidence one line for each thing that speaks for it, the strongest first
 */
public record InferredReason(ChurnReason reason, double confidence, List<String> evidence) {

    public static final InferredReason NONE = new InferredReason(ChurnReason.UNKNOWN, 0, List.of());

    /** From this confidence on they said so themselves, in as many words. */
    public static final double STATED = 0.95;

    private static final int MOST_EVIDENCE = 5;

    /** The likeliest of those that signals speak for; none where they speak for nothing clearly enough. */
    public static InferredReason from(Collection<Signal> signals, Instant now) {
        // A death is named by a person, and never worked out.
        var others = signals.stream()
                .filter(signal -> signal.reason() != ChurnReason.DECEASED)
                .toList();
        return RankedReason.of(others, now).stream()
                .findFirst()
                .filter(likeliest -> likeliest.confidence() >= RankedReason.ENOUGH)
                .map(likeliest -> new InferredReason(
                        likeliest.reason(),
                        likeliest.confidence(),
                        likeliest.evidence().stream()
                                .map(RankedReason.Evidence::words)
                                .limit(MOST_EVIDENCE)
                                .toList()))
                .orElse(NONE);
    }

    /** A death that was only read from text is no reason that we believe. */
    public InferredReason withoutInferredDeath() {
        return reason == ChurnReason.DECEASED && !isStated()
                ? new InferredReason(ChurnReason.UNKNOWN, 0, evidence)
                : this;
    }

    public boolean isStated() {
        return isStated(confidence);
    }

    public static boolean isStated(double confidence) {
        return confidence >= STATED;
    }
}
