package io.winback.chassis.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old audit entries every hour. */
@ApplicationScoped
class DeleteAuditEntriesSchedule {

    private final DeleteAuditEntries deleteAuditEntries;

    DeleteAuditEntriesSchedule(DeleteAuditEntries deleteAuditEntries) {
        this.deleteAuditEntries = deleteAuditEntries;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteAuditEntries.delete();
    }
}
