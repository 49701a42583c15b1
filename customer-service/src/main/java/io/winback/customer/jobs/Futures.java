package io.winback.customer.jobs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for results of other threads. */
final class Futures {

    private Futures() {}

    /** @throws RuntimeException what the task threw, or if this thread is interrupted */
    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the job was interrupted", e);
        }
    }
}
