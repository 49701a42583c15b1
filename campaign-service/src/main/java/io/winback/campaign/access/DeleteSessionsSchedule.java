package io.winback.campaign.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes ended sessions and expired links every hour. */
@ApplicationScoped
class DeleteSessionsSchedule {

    private final DeleteSessions deleteSessions;

    DeleteSessionsSchedule(DeleteSessions deleteSessions) {
        this.deleteSessions = deleteSessions;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteSessions.delete();
    }
}
