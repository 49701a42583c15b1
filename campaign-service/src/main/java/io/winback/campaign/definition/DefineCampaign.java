package io.winback.campaign.definition;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Saves a definition as a new revision of its campaign. */
@ApplicationScoped
class DefineCampaign {

    private static final Logger LOG = Logger.getLogger(DefineCampaign.class);

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DefineCampaign(Campaigns campaigns, CampaignRevisions revisions, AuditTrail auditTrail, Clock clock) {
        this.auditTrail = auditTrail;
        this.campaigns = campaigns;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** @throws RuntimeException if the precondition does not hold */
    @Transactional
    Defined define(String campaignId, CampaignDefinition definition, Precondition precondition) {
        var existing = campaigns.lock(campaignId).orElse(null);
        var stored = existing == null ? null : existing.definition();
        DefinitionCheck.check(definition, stored);
        AudienceCheck.check(definition, stored);
        var before = existing == null ? null : auditTrail.state(CampaignView.of(existing));
        var campaign = existing == null ? new Campaign(campaignId, definition, clock.instant()) : existing;
        if (existing == null) {
            precondition.checkAgainstNothing();
            campaigns.persist(campaign);
        } else {
            precondition.checkAgainst(existing.version());
            campaign.revise(definition, clock.instant());
        }
        campaigns.flush();
        revisions.persist(new CampaignRevision(campaign));
        auditTrail.changed("campaign/" + campaignId, before, CampaignView.of(campaign));
        LOG.infof("campaign %s has revision %d", campaignId, campaign.revision());
        return new Defined(campaign, existing == null);
    }

    record Defined(Campaign campaign, boolean created) {}
}
