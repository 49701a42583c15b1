package io.winback.campaign.decision;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides postponed occasions every five seconds, in batches. */
@ApplicationScoped
class DecidePostponedOccasionsSchedule {

    private static final int BATCH = 500;

    private final DecidePostponedOccasions decidePostponedOccasions;

    DecidePostponedOccasionsSchedule(DecidePostponedOccasions decidePostponedOccasions) {
        this.decidePostponedOccasions = decidePostponedOccasions;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (decidePostponedOccasions.takeOver(BATCH) == BATCH) {
            // a full batch: there may be more
        }
        while (decidePostponedOccasions.decide(BATCH) == BATCH) {
            // a full batch: there may be more
        }
    }
}
