package io.winback.campaign.simulation;

import io.winback.chassis.database.JobThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Goes through all slices with several threads, each slice in a transaction of its own. */
final class PopulationRun {

    private PopulationRun() {}

    /**
     * @param slice handles the next slice in the transaction of the thread; false after the last one
     * @throws RuntimeException of a slice; the other threads end after their slice
     */
    static void run(int threads, BooleanSupplier slice) {
        var failed = new AtomicBoolean();
        var executor = Executors.newFixedThreadPool(threads, work -> new JobThread(work, "simulation"));
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(thread -> CompletableFuture.runAsync(() -> all(slice, failed), executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            executor.shutdown();
        }
    }

    private static void all(BooleanSupplier slice, AtomicBoolean failed) {
        boolean hasNext = true;
        while (hasNext && !failed.get()) {
            try {
                hasNext = requiringNew().call(slice::getAsBoolean);
            } catch (RuntimeException e) {
                failed.set(true);
                throw e;
            }
        }
    }
}
