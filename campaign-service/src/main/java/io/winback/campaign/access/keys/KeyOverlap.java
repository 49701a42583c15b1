package io.winback.campaign.access.keys;

import java.time.Duration;

/** How long a key that the form replaces is still accepted. */
public enum KeyOverlap {
    NONE(Duration.ZERO),
    DAYS_1(Duration.ofDays(1)),
    DAYS_7(Duration.ofDays(7)),
    DAYS_30(Duration.ofDays(30));

    private final Duration duration;

    KeyOverlap(Duration duration) {
        this.duration = duration;
    }

    Duration duration() {
        return duration;
    }
}
