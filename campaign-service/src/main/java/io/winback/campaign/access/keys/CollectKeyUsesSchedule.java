package io.winback.campaign.access.keys;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Collects the last uses of keys at the other services every minute, so that a list of keys asks no service. */
@ApplicationScoped
class CollectKeyUsesSchedule {

    private final CollectKeyUses collectKeyUses;

    CollectKeyUsesSchedule(CollectKeyUses collectKeyUses) {
        this.collectKeyUses = collectKeyUses;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        collectKeyUses.collect();
    }
}
