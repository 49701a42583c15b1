package io.winback.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Moves a campaign from state to state. */
@ApplicationScoped
class ChangeCampaignState {

    private static final Logger LOG = Logger.getLogger(ChangeCampaignState.class);

    private final Campaigns campaigns;
    private final Clock clock;

    ChangeCampaignState(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @throws io.winback.chassis.http.Conflict if its state does not allow it */
    @Transactional
    Campaign change(String campaignId, BiConsumer<Campaign, Instant> change) {
        var campaign = Optional.ofNullable(campaigns.findById(campaignId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new NotFoundException("there is no campaign " + campaignId));
        change.accept(campaign, clock.instant());
        campaigns.flush();
        LOG.infof("campaign %s is %s", campaignId, campaign.state());
        return campaign;
    }
}
