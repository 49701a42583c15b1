package io.winback.chassis.limits;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the rate limits that have expired every hour. */
@ApplicationScoped
class DeleteRateLimitsSchedule {

    private final DeleteRateLimits deleteRateLimits;

    DeleteRateLimitsSchedule(DeleteRateLimits deleteRateLimits) {
        this.deleteRateLimits = deleteRateLimits;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteRateLimits.delete();
    }
}
