package io.winback.chassis.metrics;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A read that concurrent callers share: one reads while the others wait. No caller gets a value from before its call. After a
 * failure all callers get that failure until a pause is over, and the source is not asked.
 */
final class SharedRead<T> {

    private final Supplier<T> source;
    private final Duration pause;
    private T value;
    private long valueBegun;
    private RuntimeException failure;
    private long failedAt;

    /** @param source returns no null */
    SharedRead(Supplier<T> source, Duration pause) {
        this.source = source;
        this.pause = pause;
    }

    /** @throws RuntimeException of the source */
    T get() {
        long called = System.nanoTime();
        synchronized (this) {
            if (failure != null && System.nanoTime() - failedAt < pause.toNanos()) {
                throw failure;
            }
            return value != null && valueBegun - called > 0 ? value : read();
        }
    }

    private T read() {
        long begun = System.nanoTime();
        try {
            failure = null;
            value = source.get();
            valueBegun = begun;
            return value;
        } catch (RuntimeException e) {
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }
}
