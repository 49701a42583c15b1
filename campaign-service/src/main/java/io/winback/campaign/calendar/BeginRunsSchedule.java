package io.winback.campaign.calendar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Begins the runs of scheduled campaigns, and skips those that are too late, every ten seconds. */
@ApplicationScoped
class BeginRunsSchedule {

    private final BeginRuns beginRuns;
    private final ContinueRuns continueRuns;
    private final Clock clock;

    BeginRunsSchedule(BeginRuns beginRuns, ContinueRuns continueRuns, Clock clock) {
        this.beginRuns = beginRuns;
        this.continueRuns = continueRuns;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var now = clock.instant();
        beginRuns.begin(now);
        continueRuns.skipRest(now);
    }
}
