package io.winback.customer.complaint;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks every few seconds for breached SLAs. */
@ApplicationScoped
class ReportSlaBreachesSchedule {

    private final ReportSlaBreaches reportSlaBreaches;

    ReportSlaBreachesSchedule(ReportSlaBreaches reportSlaBreaches) {
        this.reportSlaBreaches = reportSlaBreaches;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean more = true;
        while (more) {
            more = reportSlaBreaches.report();
        }
    }
}
