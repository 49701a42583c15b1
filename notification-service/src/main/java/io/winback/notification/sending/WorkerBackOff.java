package io.winback.notification.sending;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The wait of a worker after a failed turn: twice as long after each further failure, up to five seconds. */
final class WorkerBackOff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    Duration next() {
        return next;
    }

    void reset() {
        next = FIRST;
    }

    void sleep() throws InterruptedException {
        long millis = next.toMillis();
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
