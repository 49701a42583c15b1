package io.winback.campaign.definition;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Deletes a campaign that was never activated, with its revisions. */
@ApplicationScoped
class DeleteCampaign {

    private static final Logger LOG = Logger.getLogger(DeleteCampaign.class);

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final AuditTrail auditTrail;

    DeleteCampaign(Campaigns campaigns, CampaignRevisions revisions, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.campaigns = campaigns;
        this.revisions = revisions;
    }

    /**
     * @throws NotFound if there is no such campaign
     * @throws RuntimeException if it was activated
     */
    @Transactional
    void delete(String campaignId) {
        var campaign = campaigns.lock(campaignId).orElseThrow(() -> new NotFound("there is no campaign " + campaignId));
        campaign.requireNeverActivated();
        auditTrail.changed("campaign/" + campaignId, CampaignView.of(campaign), null);
        revisions.deleteOf(campaignId);
        campaigns.delete(campaign);
        LOG.infof("campaign %s is deleted", campaignId);
    }
}
