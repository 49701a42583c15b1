package io.winback.campaign.definition;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Finishes campaigns every minute. */
@ApplicationScoped
class FinishCampaignsSchedule {

    private final FinishCampaigns finishCampaigns;

    FinishCampaignsSchedule(FinishCampaigns finishCampaigns) {
        this.finishCampaigns = finishCampaigns;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        finishCampaigns.finish();
    }
}
