package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that speaks for a reason.
 *
 * @param weight how much, when it was fresh: 1 is a person's own clear words, and what we work out is less
 * @param words what it was, without anything personal
 */
public record Signal(ChurnReason reason, double weight, Instant at, String words) {

    private static final Duration HALF_LIFE = Duration.ofDays(90);

    /** Signals fade, save of a death: one of three months ago weighs half of what it did. */
    double weightAt(Instant now) {
        double age = Math.max(0, Duration.between(at, now).toMillis()) / (double) HALF_LIFE.toMillis();
        return reason == ChurnReason.DECEASED ? weight : weight * Math.pow(0.5, age);
    }

    boolean isStated() {
        return weight >= 1;
    }
}
