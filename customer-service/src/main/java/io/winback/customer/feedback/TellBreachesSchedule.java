package io.winback.customer.feedback;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every few seconds for complaints whose time has run out. */
@ApplicationScoped
class TellBreachesSchedule {

    private final TellBreaches tellBreaches;

    TellBreachesSchedule(TellBreaches tellBreaches) {
        this.tellBreaches = tellBreaches;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        boolean more = true;
        while (more) {
            more = tellBreaches.some();
        }
    }
}
