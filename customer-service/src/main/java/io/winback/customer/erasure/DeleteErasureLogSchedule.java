package io.winback.customer.erasure;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old entries of the erasure log at intervals. */
@ApplicationScoped
class DeleteErasureLogSchedule {

    private final DeleteErasureLog deleteErasureLog;

    DeleteErasureLogSchedule(DeleteErasureLog deleteErasureLog) {
        this.deleteErasureLog = deleteErasureLog;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteErasureLog.delete();
    }
}
