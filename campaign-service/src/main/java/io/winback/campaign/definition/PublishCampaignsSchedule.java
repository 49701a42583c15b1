package io.winback.campaign.definition;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes the holds and the activations of an earlier release after the start, and while it runs beside this one. */
@ApplicationScoped
class PublishCampaignsSchedule {

    private static final int BATCH_SIZE = 100;

    private final PublishCampaigns publishCampaigns;

    PublishCampaignsSchedule(PublishCampaigns publishCampaigns) {
        this.publishCampaigns = publishCampaigns;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int published;
        do {
            published = Math.max(
                    publishCampaigns.publishHolds(BATCH_SIZE), publishCampaigns.publishActivations(BATCH_SIZE));
        } while (published == BATCH_SIZE);
    }
}
