package io.winback.customer.imports;

import io.winback.customer.jobs.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Hands batches to a thread of its own: while one is worked on the next is read, and no more than these two are held. */
final class BatchPipeline<T> implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final Consumer<List<T>> work;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(run -> new Thread(run, "import"));
    private List<T> batch = new ArrayList<>(BATCH);
    private Future<?> underWay;

    BatchPipeline(Consumer<List<T>> work) {
        this.work = work;
    }

    /** @throws RuntimeException what the work on an earlier batch threw */
    void add(T value) {
        batch.add(value);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    /**
     * All that was added is worked on.
     *
     * @throws RuntimeException what the work threw
     */
    void finish() {
        handOver();
        await();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void handOver() {
        await();
        if (!batch.isEmpty()) {
            var full = batch;
            batch = new ArrayList<>(BATCH);
            underWay = worker.submit(() -> work.accept(full));
        }
    }

    private void await() {
        if (underWay != null) {
            Futures.await(underWay);
        }
    }
}
