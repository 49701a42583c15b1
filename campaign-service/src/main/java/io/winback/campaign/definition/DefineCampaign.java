package io.winback.campaign.definition;

import io.winback.chassis.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Saves what an author wrote as a new revision. */
@ApplicationScoped
class DefineCampaign {

    private static final Logger LOG = Logger.getLogger(DefineCampaign.class);

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final Clock clock;

    DefineCampaign(Campaigns campaigns, CampaignRevisions revisions, Clock clock) {
        this.campaigns = campaigns;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** @throws RuntimeException of the precondition, if the author meant another version than there is */
    @Transactional
    Defined define(String campaignId, CampaignDefinition definition, Precondition precondition) {
        definition.check();
        var present = campaigns.findById(campaignId, LockModeType.PESSIMISTIC_WRITE);
        var campaign = present == null ? new Campaign(campaignId, definition, clock.instant()) : present;
        if (present == null) {
            precondition.checkAgainstNothing();
            campaigns.persist(campaign);
        } else {
            precondition.checkAgainst(present.version());
            campaign.revise(definition, clock.instant());
        }
        campaigns.flush();
        revisions.persist(new CampaignRevision(campaign));
        LOG.infof("campaign %s has revision %d", campaignId, campaign.revision());
        return new Defined(campaign, present == null);
    }

    record Defined(Campaign campaign, boolean created) {}
}
