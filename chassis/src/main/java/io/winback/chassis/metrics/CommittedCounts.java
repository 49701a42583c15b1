package io.winback.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters that grow when a transaction commits. A transaction that is rolled back and retried counts once. */
@ApplicationScoped
public class CommittedCounts {

    private final TransactionSynchronizationRegistry transaction;
    private final MeterRegistry metrics;

    CommittedCounts(TransactionSynchronizationRegistry transaction, MeterRegistry metrics) {
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /**
     * Adds one when the running transaction commits; at once if none runs.
     *
     * @param tags names and values in turn
     */
    public void increment(String metric, String... tags) {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            metrics.counter(metric, tags).increment();
        } else if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            counts().merge(new Meter(metric, List.of(tags)), 1, Integer::sum);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Meter, Integer> counts() {
        var present = (Map<Meter, Integer>) transaction.getResource(CommittedCounts.class);
        if (present != null) {
            return present;
        }
        var counts = new HashMap<Meter, Integer>();
        transaction.putResource(CommittedCounts.class, counts);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The outcome is known only afterwards.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    counts.forEach((meter, count) -> metrics.counter(
                                    meter.name(), meter.tags().toArray(String[]::new))
                            .increment(count));
                }
            }
        });
        return counts;
    }

    private record Meter(String name, List<String> tags) {}
}
