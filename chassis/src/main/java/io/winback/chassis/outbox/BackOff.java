package io.winback.chassis.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The waits after failures: each is twice as long as the last, up to a limit. Random parts keep replicas from retrying at the same time. */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** A random time between half of the present wait and the whole wait. */
    Duration next() {
        var present = next;
        var twice = present.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(present.toMillis() / 2, present.toMillis() + 1));
    }

    /** Starts with the first wait again, after a success. */
    void reset() {
        next = first;
    }
}
