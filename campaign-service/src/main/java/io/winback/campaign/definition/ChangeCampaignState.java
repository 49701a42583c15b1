package io.winback.campaign.definition;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Activates, pauses or archives a campaign. */
@ApplicationScoped
class ChangeCampaignState {

    private static final Logger LOG = Logger.getLogger(ChangeCampaignState.class);

    private final Campaigns campaigns;
    private final PublishCampaigns publishCampaigns;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ChangeCampaignState(Campaigns campaigns, PublishCampaigns publishCampaigns, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.campaigns = campaigns;
        this.publishCampaigns = publishCampaigns;
        this.clock = clock;
    }

    /**
     * @throws NotFound if there is no such campaign
     * @throws Conflict if its state does not allow the change
     */
    @Transactional
    Campaign change(String campaignId, BiConsumer<Campaign, Instant> change) {
        var campaign = campaigns.lock(campaignId).orElseThrow(() -> new NotFound("there is no campaign " + campaignId));
        var before = auditTrail.state(CampaignView.of(campaign));
        change.accept(campaign, clock.instant());
        campaigns.flush();
        publishCampaigns.publish(campaign);
        auditTrail.changed("campaign/" + campaignId, before, CampaignView.of(campaign));
        LOG.infof("campaign %s is %s", campaignId, campaign.state());
        return campaign;
    }
}
