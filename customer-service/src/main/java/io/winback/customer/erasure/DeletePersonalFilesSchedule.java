package io.winback.customer.erasure;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Deletes exported files a day after their creation. */
@ApplicationScoped
class DeletePersonalFilesSchedule {

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final PersonalFiles files;

    DeletePersonalFilesSchedule(PersonalFiles files) {
        this.files = files;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void run() {
        files.deleteOlderThan(KEPT_FOR);
    }
}
