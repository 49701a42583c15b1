package io.winback.chassis.http;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A value that is costly to read and much asked for. One reads it at a time, and not again before ten times what that took
 * have passed; everybody else gets what was read last. So however large the tables and however many ask, a tenth of one
 * connection is the most that it costs.
 */
public final class CostLimitedCache<T> {

    private static final int REST = 10;

    private final Supplier<T> reader;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile T last;
    private volatile long again;

    public CostLimitedCache(Supplier<T> reader) {
        this.reader = reader;
    }

    /** The first to ask waits for it. */
    public T value() {
        if (last == null) {
            reading.lock();
        } else if (System.nanoTime() < again || !reading.tryLock()) {
            return last;
        }
        try {
            if (last == null || System.nanoTime() >= again) {
                long began = System.nanoTime();
                last = reader.get();
                long ended = System.nanoTime();
                again = ended + REST * (ended - began);
            }
            return last;
        } finally {
            reading.unlock();
        }
    }
}
