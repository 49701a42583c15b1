package io.winback.notification.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Releases held messages every second. */
@ApplicationScoped
class HeldMessagesSchedule {

    private static final int BATCH = 2_000;

    private final ReleaseHeldMessages releaseHeldMessages;

    HeldMessagesSchedule(ReleaseHeldMessages releaseHeldMessages) {
        this.releaseHeldMessages = releaseHeldMessages;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (releaseHeldMessages.release(BATCH) == BATCH) {
            // a full batch: there may be more
        }
    }
}
