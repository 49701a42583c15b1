package io.winback.customer.imports;

import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.OrderedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects values into batches. One batch is processed while the next one is collected. */
final class BatchPipeline<T> implements AutoCloseable {

    private static final int BATCH_SIZE = 2_000;

    private final Consumer<List<T>> work;
    private final OrderedPipeline<Boolean> pipeline;
    private List<T> batch = new ArrayList<>(BATCH_SIZE);

    BatchPipeline(JobPipelines pipelines, Consumer<List<T>> work) {
        this.work = work;
        this.pipeline = pipelines.sequential("import", done -> {});
    }

    /** @throws RuntimeException what the work on an earlier batch threw */
    void add(T value) {
        batch.add(value);
        if (batch.size() == BATCH_SIZE) {
            submitBatch();
        }
    }

    /**
     * Processes the last batch, and waits for it.
     *
     * @throws RuntimeException what the work threw
     */
    void finish() {
        if (!batch.isEmpty()) {
            submitBatch();
        }
        pipeline.finish();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    private void submitBatch() {
        var full = batch;
        batch = new ArrayList<>(BATCH_SIZE);
        pipeline.submit(() -> {
            work.accept(full);
            return true;
        });
    }
}
