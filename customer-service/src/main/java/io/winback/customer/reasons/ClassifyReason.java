package io.winback.customer.reasons;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads what somebody wrote, and tells the reason; where the text does not say, it says so. */
@ApplicationScoped
public class ClassifyReason {

    /** How soon a replica hears that another has trained anew. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Corrections corrections;
    private final Clock clock;
    private Classifiers classifiers;
    private Instant trainedAt;
    private Instant lookAgain = Instant.MIN;

    ClassifyReason(Corrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    public Classification classify(String text) {
        return present().classify(text);
    }

    private synchronized Classifiers present() {
        var now = clock.instant();
        if (!now.isBefore(lookAgain)) {
            var latest = corrections.lastAccepted();
            if (classifiers == null || !latest.equals(trainedAt)) {
                classifiers = new Classifiers(corrections.until(latest));
                trainedAt = latest;
            }
            lookAgain = now.plus(LOOK_EVERY);
        }
        return classifiers;
    }

    /** What was just trained is in use from here on. */
    synchronized void reload() {
        lookAgain = Instant.MIN;
    }
}
