package io.winback.chassis.sealing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the keyset file again every minute, so that a rotation needs no restart. */
@ApplicationScoped
class ReloadKeysSchedule {

    private final Sealing sealing;
    private final SealingConfiguration configuration;

    ReloadKeysSchedule(Sealing sealing, SealingConfiguration configuration) {
        this.sealing = sealing;
        this.configuration = configuration;
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (configuration.keysetFile().isPresent()) {
            sealing.reload();
        }
    }
}
