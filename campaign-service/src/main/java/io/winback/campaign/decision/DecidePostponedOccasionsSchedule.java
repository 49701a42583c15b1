package io.winback.campaign.decision;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides postponed episodes every five seconds, in batches. */
@ApplicationScoped
class DecidePostponedEpisodesSchedule {

    private static final int BATCH = 500;

    private final DecidePostponedEpisodes decidePostponedEpisodes;

    DecidePostponedEpisodesSchedule(DecidePostponedEpisodes decidePostponedEpisodes) {
        this.decidePostponedEpisodes = decidePostponedEpisodes;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (decidePostponedEpisodes.decide(BATCH) == BATCH) {
            // a full batch: there may be more
        }
    }
}
