package io.winback.chassis.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes keys that expired or were revoked long ago every hour. */
@ApplicationScoped
class DeleteEndedKeysSchedule {

    private final DeleteEndedKeys deleteEndedKeys;

    DeleteEndedKeysSchedule(DeleteEndedKeys deleteEndedKeys) {
        this.deleteEndedKeys = deleteEndedKeys;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteEndedKeys.delete();
    }
}
