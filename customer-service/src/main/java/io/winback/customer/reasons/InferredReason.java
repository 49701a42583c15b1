package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A reason for churn, inferred from signals or stated by the customer.
 *
 * @param confidence 0 to 1
 * @param evidence one line for each signal, the strongest first
 */
public record InferredReason(ChurnReason reason, double confidence, List<String> evidence) {

    public static final InferredReason NONE = new InferredReason(ChurnReason.UNKNOWN, 0, List.of());

    /** The lowest confidence of a reason that the customer stated. */
    public static final double STATED = 0.95;

    /** Sorts reasons that were given at one time. The last one counts. */
    public static final Comparator<InferredReason> AT_ONE_TIME = Comparator.comparingDouble(InferredReason::confidence)
            .thenComparing(given -> given.reason().name());

    private static final int MAX_EVIDENCE = 5;

    /** A death that was stated in a record, such as "a complaint". */
    public static InferredReason deathStatedIn(String record) {
        return new InferredReason(ChurnReason.DECEASED, 1, List.of("the customer's death was stated in " + record));
    }

    /** The most likely reason of the signals; NONE if no reason is likely enough. */
    public static InferredReason from(Collection<Signal> signals, Instant now) {
        // A death is stated by a person, and never inferred.
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
                                .limit(MAX_EVIDENCE)
                                .toList()))
                .orElse(NONE);
    }

    /** UNKNOWN in place of a death that was inferred from a text. */
    public InferredReason withoutInferredDeath() {
        return reason == ChurnReason.DECEASED && !isStated()
                ? new InferredReason(ChurnReason.UNKNOWN, 0, evidence)
                : this;
    }

    /** Adds evidence before the evidence of the reason. */
    public InferredReason withEvidenceBefore(List<String> lines) {
        var all = new ArrayList<>(lines);
        all.addAll(evidence);
        return new InferredReason(reason, confidence, all);
    }

    /** Whether the customer stated the reason. */
    public boolean isStated() {
        return isStated(confidence);
    }

    public static boolean isStated(double confidence) {
        return confidence >= STATED;
    }
}
