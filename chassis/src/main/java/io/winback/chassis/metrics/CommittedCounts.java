package io.winback.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

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
     * Adds one when the transaction commits; at once without a transaction.
     *
     * @param tags names and values alternate
     */
    public void increment(String metric, String... tags) {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            metrics.counter(metric, tags).increment();
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only a commit counts.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    metrics.counter(metric, tags).increment();
                }
            }
        });
    }
}
