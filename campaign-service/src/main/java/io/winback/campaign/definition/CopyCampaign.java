package io.winback.campaign.definition;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Copies the newest definition of a campaign to a new campaign, as a draft. */
@ApplicationScoped
class CopyCampaign {

    private static final Logger LOG = Logger.getLogger(CopyCampaign.class);

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    CopyCampaign(Campaigns campaigns, CampaignRevisions revisions, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.campaigns = campaigns;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * @throws NotFound if there is no campaign to copy
     * @throws Conflict if the new id is taken
     */
    @Transactional
    Campaign copy(String campaignId, String newId) {
        var source = campaigns
                .findByIdOptional(campaignId)
                .orElseThrow(() -> new NotFound("there is no campaign " + campaignId));
        if (campaigns.findByIdOptional(newId).isPresent()) {
            throw new Conflict("there is a campaign %s already; choose another id".formatted(newId));
        }
        var copy = new Campaign(newId, source.definition(), clock.instant());
        campaigns.persist(copy);
        campaigns.flush();
        revisions.persist(new CampaignRevision(copy));
        auditTrail.changed("campaign/" + newId, null, CampaignView.of(copy));
        LOG.infof("campaign %s is a copy of %s", newId, campaignId);
        return copy;
    }
}
