package io.winback.notification.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every ten seconds for messages that waited long enough. */
@ApplicationScoped
class GiveUpOnUnknownSchedule {

    private final GiveUpOnUnknown giveUpOnUnknown;

    GiveUpOnUnknownSchedule(GiveUpOnUnknown giveUpOnUnknown) {
        this.giveUpOnUnknown = giveUpOnUnknown;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        giveUpOnUnknown.now();
    }
}
