package io.winback.chassis.http;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A cached value that is costly to read. One thread reads it at a time; then it stays for ten times as long as the read took.
 * So it uses at most a tenth of one connection, whatever the size of the tables and the number of callers.
 */
public final class CostLimitedCache<T> {

    private static final int COST_FACTOR = 10;

    private final Supplier<T> reader;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile T last;
    private volatile long nextRead;

    public CostLimitedCache(Supplier<T> reader) {
        this.reader = reader;
    }

    /** Reads the value if it is due. Other callers get the cached value meanwhile; before the first read they wait. */
    public T value() {
        if (last == null) {
            lock.lock();
        } else if (System.nanoTime() < nextRead || !lock.tryLock()) {
            return last;
        }
        try {
            if (last == null || System.nanoTime() >= nextRead) {
                long began = System.nanoTime();
                last = reader.get();
                long ended = System.nanoTime();
                nextRead = ended + COST_FACTOR * (ended - began);
            }
            return last;
        } finally {
            lock.unlock();
        }
    }
}
