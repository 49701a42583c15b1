package io.winback.chassis.sealing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Continues the background step every ten seconds. */
@ApplicationScoped
class SealRowsSchedule {

    private final SealRows sealRows;

    SealRowsSchedule(SealRows sealRows) {
        this.sealRows = sealRows;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        sealRows.seal();
    }
}
