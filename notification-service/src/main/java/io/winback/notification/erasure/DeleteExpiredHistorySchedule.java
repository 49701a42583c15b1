package io.winback.notification.erasure;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes expired history every hour. */
@ApplicationScoped
class DeleteExpiredHistorySchedule {

    private final DeleteExpiredHistory deleteExpiredHistory;

    DeleteExpiredHistorySchedule(DeleteExpiredHistory deleteExpiredHistory) {
        this.deleteExpiredHistory = deleteExpiredHistory;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteExpiredHistory.delete();
    }
}
