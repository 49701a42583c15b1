package io.winback.customer.jobs;

import io.winback.chassis.database.JobThread;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs tasks on its own threads, and passes their results on in the order of submission. Results are passed on by the
 * thread that submits. After a failure nothing more is passed on: every later call throws the same failure.
 */
public final class OrderedPipeline<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OrderedPipeline.class);
    private static final int CLOSE_SECONDS = 5;

    private final ExecutorService threads;
    private final int maxPending;
    private final Consumer<T> results;
    private final Queue<Future<T>> pending = new ArrayDeque<>();
    private RuntimeException failure;

    OrderedPipeline(String name, int parallelism, int maxPending, Consumer<T> results) {
        this.threads = Executors.newFixedThreadPool(parallelism, task -> new JobThread(task, name));
        this.maxPending = maxPending;
        this.results = results;
    }

    /**
     * Waits while too many tasks are pending.
     *
     * @throws RuntimeException what an earlier task threw
     */
    public void submit(Callable<T> task) {
        checkFailure();
        while (pending.size() >= maxPending) {
            passOn();
        }
        pending.add(threads.submit(task));
    }

    /**
     * Waits for all tasks.
     *
     * @throws RuntimeException what a task threw
     */
    public void finish() {
        checkFailure();
        while (!pending.isEmpty()) {
            passOn();
        }
    }

    /** Interrupts the tasks that still run, and waits a few seconds for their end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a task did not end after its interruption");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn() {
        try {
            results.accept(Futures.await(pending.remove()));
        } catch (RuntimeException e) {
            failure = e;
            pending.forEach(task -> task.cancel(true));
            pending.clear();
            throw e;
        }
    }

    private void checkFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
