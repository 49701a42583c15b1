package io.winback.chassis.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Counts what a transaction did once it is committed. A transaction that is rolled back and tried again counts once. */
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
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The count is known only afterwards.
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
