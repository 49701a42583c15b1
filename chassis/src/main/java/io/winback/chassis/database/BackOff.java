package io.winback.chassis.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The waits after failures: each is twice as long as the last, up to a limit. */
public final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    public BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The present wait. The next one is twice as long, up to the limit. */
    public Duration next() {
        var present = next;
        var twice = present.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return present;
    }

    /** A random time between half of the present wait and the whole wait, so that replicas do not retry at the same time. */
    public Duration nextRandom() {
        long present = next().toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(present / 2, present + 1));
    }

    /** Starts with the first wait again, after a success. */
    public void reset() {
        next = first;
    }
}
