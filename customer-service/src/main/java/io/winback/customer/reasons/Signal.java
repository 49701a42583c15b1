package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;

/**
 * An indication of a churn reason.
 *
 * @param weight the initial weight: 1 if the customer stated the reason, less if it is inferred
 * @param words a description without personal data
 */
public record Signal(ChurnReason reason, double weight, Instant at, String words) {

    private static final Duration HALF_LIFE = Duration.ofDays(90);

    /** The weight halves every 90 days, except for a death. */
    double weightAt(Instant now) {
        double age = Math.max(0, Duration.between(at, now).toMillis()) / (double) HALF_LIFE.toMillis();
        return reason == ChurnReason.DECEASED ? weight : weight * Math.pow(0.5, age);
    }

    boolean isStated() {
        return weight >= 1;
    }
}
