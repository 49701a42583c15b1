package io.winback.customer.imports;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Deletes uploaded files that have no job. */
@ApplicationScoped
class DeleteAbandonedUploadsSchedule {

    private final UploadedFiles uploadedFiles;

    DeleteAbandonedUploadsSchedule(UploadedFiles uploadedFiles) {
        this.uploadedFiles = uploadedFiles;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws IOException {
        uploadedFiles.deleteAbandoned();
    }
}
