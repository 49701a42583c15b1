package io.winback.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs the schedules of this package at once. */
@ApplicationScoped
public class DefinitionSchedules {

    private final PublishCampaignsSchedule publishCampaigns;
    private final FinishCampaignsSchedule finishCampaigns;

    DefinitionSchedules(PublishCampaignsSchedule publishCampaigns, FinishCampaignsSchedule finishCampaigns) {
        this.publishCampaigns = publishCampaigns;
        this.finishCampaigns = finishCampaigns;
    }

    public void run() {
        publishCampaigns.run();
        finishCampaigns.run();
    }
}
