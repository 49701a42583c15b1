package io.winback.customer.reasons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Classifies the churn reason of a text. */
@ApplicationScoped
public class ClassifyReason {

    /** How often a replica checks for classifiers trained by another one. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    private final ReasonCorrections corrections;
    private final Clock clock;
    private Classifiers classifiers;
    private Instant trainedAt;
    private Instant nextCheck = Instant.MIN;

    ClassifyReason(ReasonCorrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    public Classification classify(String text) {
        return current().classify(text);
    }

    private synchronized Classifiers current() {
        var now = clock.instant();
        if (!now.isBefore(nextCheck)) {
            var latest = corrections.lastAccepted();
            if (classifiers == null || !latest.equals(trainedAt)) {
                classifiers = new Classifiers(corrections.until(latest));
                trainedAt = latest;
            }
            nextCheck = now.plus(CHECK_INTERVAL);
        }
        return classifiers;
    }

    /** Uses newly trained classifiers from now on. */
    synchronized void reload() {
        nextCheck = Instant.MIN;
    }
}
