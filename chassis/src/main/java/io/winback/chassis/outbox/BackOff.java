package io.winback.chassis.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The waits between failures: each is twice as long as the last, up to a bound, and shortened at random so that replicas do not try in step. */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Between half of the present wait and all of it. */
    Duration next() {
        var present = next;
        var twice = present.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(present.toMillis() / 2, present.toMillis() + 1));
    }

    /** There was a success. */
    void reset() {
        next = first;
    }
}
