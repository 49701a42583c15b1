package io.winback.campaign.journey;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Advances all journeys that are due, every ten seconds, in batches. */
@ApplicationScoped
class AdvanceJourneysSchedule {

    private static final int BATCH_SIZE = 500;

    private final AdvanceJourneys advanceJourneys;

    AdvanceJourneysSchedule(AdvanceJourneys advanceJourneys) {
        this.advanceJourneys = advanceJourneys;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int advanced;
        do {
            advanced = advanceJourneys.advance(BATCH_SIZE);
        } while (advanced == BATCH_SIZE);
    }
}
