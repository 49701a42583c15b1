package io.winback.chassis.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The outbox rows that the broker has not acknowledged.
 *
 * @param waiting an estimate, and never too low: the number of positions from the first row to the last
 * @param oldest the time of the event of the first row; null without rows
 */
public record Backlog(long waiting, Instant oldest) {

    static final Backlog NONE = new Backlog(0, null);

    public Duration age(Instant now) {
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
}
