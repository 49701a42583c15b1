package io.winback.campaign.journey;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every ten seconds for steps whose time has come. */
@ApplicationScoped
class AdvanceJourneysSchedule {

    private static final int AT_ONCE = 500;

    private final AdvanceJourneys continueJourneys;

    AdvanceJourneysSchedule(AdvanceJourneys continueJourneys) {
        this.continueJourneys = continueJourneys;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (continueJourneys.upTo(AT_ONCE) == AT_ONCE) {
            // and the next of them
        }
    }
}
