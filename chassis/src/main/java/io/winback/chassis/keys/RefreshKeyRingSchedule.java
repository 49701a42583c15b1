package io.winback.chassis.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads all issued keys into the key ring every second, so that a revocation holds at once. */
@ApplicationScoped
class RefreshKeyRingSchedule {

    private final RefreshKeyRing refreshKeyRing;

    RefreshKeyRingSchedule(RefreshKeyRing refreshKeyRing) {
        this.refreshKeyRing = refreshKeyRing;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        refreshKeyRing.refresh();
    }
}
