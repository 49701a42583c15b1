package io.winback.campaign.calendar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Considers the customers of all runs, in slices, every five seconds. */
@ApplicationScoped
class ContinueRunsSchedule {

    private static final int SLICE = 500;

    private final ContinueRuns continueRuns;
    private final Clock clock;

    ContinueRunsSchedule(ContinueRuns continueRuns, Clock clock) {
        this.continueRuns = continueRuns;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (continueRuns.proceed(clock.instant(), SLICE)) {
            // there may be another slice
        }
    }
}
