package io.winback.campaign.journey;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Holds and releases steps, and ends the held journeys of campaigns that have ended, every five seconds, in batches. */
@ApplicationScoped
class HeldStepsSchedule {

    private static final int BATCH = 1_000;

    private final HoldSteps holdSteps;
    private final ReleaseSteps releaseSteps;
    private final EndHeldJourneys endHeldJourneys;

    HeldStepsSchedule(HoldSteps holdSteps, ReleaseSteps releaseSteps, EndHeldJourneys endHeldJourneys) {
        this.holdSteps = holdSteps;
        this.releaseSteps = releaseSteps;
        this.endHeldJourneys = endHeldJourneys;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (holdSteps.hold(BATCH) == BATCH) {
            // a full batch: there may be more
        }
        while (releaseSteps.release(BATCH) == BATCH) {
            // a full batch: there may be more
        }
        endHeldJourneys.end();
    }
}
