package io.winback.customer.jobs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What came of a part of a job that another thread did. */
public final class Futures {

    private Futures() {}

    /**
     * Waits for it.
     *
     * @throws RuntimeException what the part threw, or if this thread is interrupted
     */
    public static <T> T await(Future<T> part) {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the job was interrupted", e);
        }
    }
}
