package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map.Entry;

/**
 * The reason that all signals together speak for most.
 *
 * @param confidence its share of what speaks for anything, weakened where there is little of that
 * @param evidence one line for each signal for it, the strongest first
 */
public record Guess(ChurnReason reason, double confidence, List<String> evidence) {

    public static final Guess NONE = new Guess(ChurnReason.UNKNOWN, 0, List.of());

    private static final Duration HALF_LIFE = Duration.ofDays(90);
    /** What doubt weighs: as much as half of somebody's own clear words. */
    private static final double DOUBT = 0.5;
    /** Below this it is better to ask first and to offer later. */
    private static final double ENOUGH = 0.4;

    private static final int MOST_EVIDENCE = 5;

    /** Signals fade: one of three months ago weighs half of what it did. */
    public static Guess from(Collection<Signal> signals, Instant now) {
        var weights = new EnumMap<ChurnReason, Double>(ChurnReason.class);
        signals.stream()
                .filter(signal -> signal.reason() != ChurnReason.UNKNOWN)
                .forEach(signal -> weights.merge(signal.reason(), weight(signal, now), Double::sum));
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        var best = weights.entrySet().stream().max(Entry.comparingByValue());
        double confidence = best.map(entry -> entry.getValue() / (all + DOUBT)).orElse(0.0);
        if (confidence < ENOUGH) {
            return NONE;
        }
        var reason = best.orElseThrow().getKey();
        return new Guess(reason, confidence, evidence(signals, reason, now));
    }

    private static List<String> evidence(Collection<Signal> signals, ChurnReason reason, Instant now) {
        return signals.stream()
                .filter(signal -> signal.reason() == reason)
                .sorted(Comparator.comparingDouble((Signal signal) -> weight(signal, now))
                        .reversed())
                .map(Signal::words)
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private static double weight(Signal signal, Instant now) {
        double age = Math.max(0, Duration.between(signal.at(), now).toMillis()) / (double) HALF_LIFE.toMillis();
        return signal.weight() * Math.pow(0.5, age);
    }
}
