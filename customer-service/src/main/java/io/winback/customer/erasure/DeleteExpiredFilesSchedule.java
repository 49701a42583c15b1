package io.winback.customer.erasure;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes expired files of personal data once an hour. */
@ApplicationScoped
class DeleteExpiredFilesSchedule {

    private final DeleteExpiredFiles deleteExpiredFiles;

    DeleteExpiredFilesSchedule(DeleteExpiredFiles deleteExpiredFiles) {
        this.deleteExpiredFiles = deleteExpiredFiles;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteExpiredFiles.delete();
    }
}
