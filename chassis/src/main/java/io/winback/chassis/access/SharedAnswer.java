package io.winback.chassis.access;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An answer that all callers share. The source is asked at most once at a time, and at most once in the time for which an answer
 * is kept. No caller gets an answer whose question is older than this time, unless the source has not answered it yet.
 */
final class SharedAnswer<T> {

    /** A source that has not answered for so long is asked again, because it may never answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Supplier<CompletableFuture<T>> source;
    private final Duration kept;
    private final LongSupplier nanoTime;
    private CompletableFuture<T> present;
    private long askedAt;

    /** @param nanoTime as {@link System#nanoTime} */
    SharedAnswer(Supplier<CompletableFuture<T>> source, Duration kept, LongSupplier nanoTime) {
        this.source = source;
        this.kept = kept;
        this.nanoTime = nanoTime;
    }

    /** A failure of the source is kept as an answer is. */
    synchronized CompletableFuture<T> get() {
        long now = nanoTime.getAsLong();
        if (present == null || now - askedAt >= (present.isDone() ? kept : LONGEST_WAIT).toNanos()) {
            askedAt = now;
            present = source.get();
        }
        return present;
    }
}
