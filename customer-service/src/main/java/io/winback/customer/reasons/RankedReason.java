package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import static java.util.stream.Collectors.groupingBy;

/**
 * A churn reason with the weight of its signals.
 *
 * @param confidence 0 to 1: its share of what speaks for anything, weakened where there is little of that; of what they
 *     said themselves, how fresh it is and whether they said nothing else
 * @param theirWord whether the customer stated it recently
 * @param evidence the strongest first
 */
public record RankedReason(ChurnReason reason, double confidence, boolean theirWord, List<Evidence> evidence) {

    /** The weight of doubt: half of a stated reason. */
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
        var telling = signals.stream()
                .filter(signal -> signal.reason() != ChurnReason.UNKNOWN)
                .toList();
        double all = weight(telling, any -> true, now);
        double said = weight(telling, Signal::isStated, now);
        return telling.stream().collect(groupingBy(Signal::reason)).entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), all, said, now))
                .sorted(Comparator.comparing(RankedReason::theirWord)
                        .thenComparing(RankedReason::confidence)
                        .reversed())
                .toList();
    }

    private static RankedReason of(ChurnReason reason, List<Signal> signals, double all, double said, Instant now) {
        double byTheirWord = weight(signals, Signal::isStated, now) / Math.max(1, said);
        double workedOut = weight(signals, any -> true, now) / (all + DOUBT);
        return new RankedReason(
                reason,
                Math.max(byTheirWord, workedOut),
                byTheirWord >= ENOUGH,
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
