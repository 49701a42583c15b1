package io.winback.customer.jobs;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs tasks on its own threads, and passes their results on in the order of submission. Results are passed on by the
 * thread that submits.
 */
public final class OrderedPipeline<T> implements AutoCloseable {

    private final ExecutorService threads;
    private final int maxPending;
    private final Consumer<T> results;
    private final Queue<Future<T>> pending = new ArrayDeque<>();

    OrderedPipeline(String name, int parallelism, int maxPending, Consumer<T> results) {
        this.threads = Executors.newFixedThreadPool(parallelism, task -> new Thread(task, name));
        this.maxPending = maxPending;
        this.results = results;
    }

    /**
     * Waits while too many tasks are pending.
     *
     * @throws RuntimeException what an earlier task threw
     */
    public void submit(Callable<T> task) {
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
        while (!pending.isEmpty()) {
            passOn();
        }
    }

    /** Interrupts the tasks that still run. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void passOn() {
        results.accept(Futures.await(pending.remove()));
    }
}
