package io.winback.chassis.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the ids of old events every hour. */
@ApplicationScoped
class DeleteHandledEventIdsSchedule {

    private final DeleteHandledEventIds deleteHandledEventIds;

    DeleteHandledEventIdsSchedule(DeleteHandledEventIds deleteHandledEventIds) {
        this.deleteHandledEventIds = deleteHandledEventIds;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteHandledEventIds.delete();
    }
}
