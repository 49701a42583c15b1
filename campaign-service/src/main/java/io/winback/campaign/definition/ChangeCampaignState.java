package io.winback.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Activates, pauses or archives a campaign. */
@ApplicationScoped
class ChangeCampaignState {

    private static final Logger LOG = Logger.getLogger(ChangeCampaignState.class);

    private final Campaigns campaigns;
    private final Clock clock;

    ChangeCampaignState(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * @return the changed campaign; empty if there is none
     * @throws io.winback.chassis.http.Conflict if its state does not allow the change
     */
    @Transactional
    Optional<Campaign> change(String campaignId, BiConsumer<Campaign, Instant> change) {
        var campaign = Optional.ofNullable(campaigns.findById(campaignId, LockModeType.PESSIMISTIC_WRITE));
        campaign.ifPresent(found -> {
            change.accept(found, clock.instant());
            campaigns.flush();
            LOG.infof("campaign %s is %s", campaignId, found.state());
        });
        return campaign;
    }
}
