package io.winback.chassis.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores the last uses of issued keys every minute. */
@ApplicationScoped
class StoreKeyUsesSchedule {

    private final StoreKeyUses storeKeyUses;

    StoreKeyUsesSchedule(StoreKeyUses storeKeyUses) {
        this.storeKeyUses = storeKeyUses;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        storeKeyUses.store();
    }
}
