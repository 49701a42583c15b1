package io.winback.chassis.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The outbox rows that the broker has not acknowledged.
 *
 * @param oldest the time of the oldest event; null without rows
 */
public record Backlog(long waiting, Instant oldest) {

    public Duration age(Instant now) {
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
}
