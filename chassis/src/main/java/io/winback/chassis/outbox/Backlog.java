package io.winback.chassis.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * What has been stored and not yet been acknowledged by the broker.
 *
 * @param oldest when the first of it happened; absent when nothing waits
 */
public record Backlog(long waiting, Instant oldest) {

    public Duration age(Instant now) {
        return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
}
