package io.winback.customer.complaint;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every few seconds for complaints whose time has run out. */
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
