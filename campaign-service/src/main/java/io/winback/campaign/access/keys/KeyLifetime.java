package io.winback.campaign.access.keys;

import java.time.Duration;
import java.time.Instant;

/** How long a key of the form is valid. */
public enum KeyLifetime {
    DAYS_90(Duration.ofDays(90)),
    DAYS_365(Duration.ofDays(365)),
    DAYS_730(Duration.ofDays(730)),
    UNLIMITED(null);

    private final Duration duration;

    KeyLifetime(Duration duration) {
        this.duration = duration;
    }

    /** Null for a key that does not expire. */
    Instant end(Instant now) {
        return duration == null ? null : now.plus(duration);
    }
}
