package io.winback.campaign.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.function.Consumer;
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

    /** @param precondition is shown the present campaign, or null, and throws if its author meant another */
    @Transactional
    Defined define(String campaignId, CampaignDefinition definition, Consumer<Campaign> precondition) {
        definition.check();
        var present = campaigns.findById(campaignId, LockModeType.PESSIMISTIC_WRITE);
        precondition.accept(present);
        var campaign = present == null ? new Campaign(campaignId, definition, clock.instant()) : present;
        if (present == null) {
            campaigns.persist(campaign);
        } else {
            campaign.revise(definition, clock.instant());
        }
        campaigns.flush();
        revisions.persist(new CampaignRevision(campaign));
        LOG.infof("campaign %s has revision %d", campaignId, campaign.revision());
        return new Defined(campaign, present == null);
    }

    record Defined(Campaign campaign, boolean created) {}
}
