package io.winback.chassis.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Chains new audit entries every second, and logs the end of the chain every hour. */
@ApplicationScoped
class ChainAuditEntriesSchedule {

    private final ChainAuditEntries chainAuditEntries;

    ChainAuditEntriesSchedule(ChainAuditEntries chainAuditEntries) {
        this.chainAuditEntries = chainAuditEntries;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        chainAuditEntries.chain();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void witness() {
        chainAuditEntries.logHead();
    }
}
