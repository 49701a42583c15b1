package io.winback.offer.terms;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes offers of an earlier release after the start, and offers whose budget was spent or is free again. */
@ApplicationScoped
class PublishOffersSchedule {

    private static final int BATCH_SIZE = 100;

    private final PublishOffers publishOffers;

    PublishOffersSchedule(PublishOffers publishOffers) {
        this.publishOffers = publishOffers;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int published;
        do {
            published = publishOffers.publishOutdated(BATCH_SIZE);
        } while (published == BATCH_SIZE);
    }
}
