package io.winback.chassis.metrics;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Adds up the changes of row counts every ten seconds. */
@ApplicationScoped
class FoldRowCountsSchedule {

    private final FoldRowCounts foldRowCounts;

    FoldRowCountsSchedule(FoldRowCounts foldRowCounts) {
        this.foldRowCounts = foldRowCounts;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        foldRowCounts.fold();
    }
}
