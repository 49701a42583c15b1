package io.winback.chassis.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old idempotency keys every hour. */
@ApplicationScoped
class DeleteIdempotencyKeysSchedule {

    private final DeleteIdempotencyKeys deleteIdempotencyKeys;

    DeleteIdempotencyKeysSchedule(DeleteIdempotencyKeys deleteIdempotencyKeys) {
        this.deleteIdempotencyKeys = deleteIdempotencyKeys;
    }

    @Scheduled(every = "${winback.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        deleteIdempotencyKeys.delete();
    }
}
