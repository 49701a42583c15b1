package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import static java.util.stream.Collectors.groupingBy;

/**
 * A churn reason with the weight of its signals.
 *
 * @param confidence 0 to 1, the larger of two values: the share of this reason in the weight of all signals, lowered if
 *     there are few; and its share of the stated signals
 * @param theirWord whether the customer stated it recently
 * @param evidence the strongest first
 */
public record RankedReason(ChurnReason reason, double confidence, boolean theirWord, List<Evidence> evidence) {

    /** Added to the total weight, so that few signals give a low confidence. */
    private static final double DOUBT = 0.5;

    /** The lowest confidence of a usable reason. */
    static final double ENOUGH = 0.4;

    /**
     * The evidence for a reason.
     *
     * @param weight the present weight
     */
    public record Evidence(String words, Instant at, double weight) {}

    /** The most likely first. A stated reason comes before any inferred one. */
    public static List<RankedReason> of(Collection<Signal> signals, Instant now) {
        var known = signals.stream()
                .filter(signal -> signal.reason() != ChurnReason.UNKNOWN)
                .toList();
        double all = weight(known, any -> true, now);
        double stated = weight(known, Signal::isStated, now);
        return known.stream().collect(groupingBy(Signal::reason)).entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), all, stated, now))
                .sorted(Comparator.comparing(RankedReason::theirWord)
                        .thenComparing(RankedReason::confidence)
                        .reversed())
                .toList();
    }

    /** The same without the words of customers. */
    public RankedReason withoutWords() {
        return new RankedReason(
                reason,
                confidence,
                theirWord,
                evidence.stream()
                        .map(one -> new Evidence(EvidencePhrases.withoutWords(one.words()), one.at(), one.weight()))
                        .toList());
    }

    /** The same with its evidence in the language of a reader. */
    public RankedReason in(Locale reader) {
        return new RankedReason(
                reason,
                confidence,
                theirWord,
                evidence.stream()
                        .map(one -> new Evidence(EvidencePhrases.in(reader, one.words()), one.at(), one.weight()))
                        .toList());
    }

    private static RankedReason of(ChurnReason reason, List<Signal> signals, double all, double stated, Instant now) {
        double statedShare = weight(signals, Signal::isStated, now) / Math.max(1, stated);
        double inferredShare = weight(signals, any -> true, now) / (all + DOUBT);
        return new RankedReason(
                reason,
                Math.max(statedShare, inferredShare),
                statedShare >= ENOUGH,
                signals.stream()
                        .map(signal -> new Evidence(signal.words(), signal.at(), signal.weightAt(now)))
                        .sorted(Comparator.comparingDouble(Evidence::weight).reversed())
                        .toList());
    }

    private static double weight(List<Signal> signals, Predicate<Signal> which, Instant now) {
        return signals.stream()
                .filter(which)
                .mapToDouble(signal -> signal.weightAt(now))
                .sum();
    }
}
