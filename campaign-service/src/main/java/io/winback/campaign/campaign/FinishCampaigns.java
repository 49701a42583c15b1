package io.winback.campaign.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Ends the campaigns whose window is over. */
@ApplicationScoped
class FinishCampaigns {

    private static final Logger LOG = Logger.getLogger(FinishCampaigns.class);

    private final Campaigns campaigns;
    private final Clock clock;

    FinishCampaigns(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Transactional
    void now() {
        var now = clock.instant();
        for (var live : campaigns.live()) {
            if (isOver(live, now)) {
                campaigns
                        .findById(live.campaignId(), LockModeType.PESSIMISTIC_WRITE)
                        .finish(now);
                LOG.infof("campaign %s is over", live.campaignId());
            }
        }
    }

    /** An unreadable definition has no known end, and does not keep the others from theirs. */
    private static boolean isOver(LiveCampaign live, Instant now) {
        try {
            return live.read().isOverAt(now);
        } catch (RuntimeException e) {
            LOG.warnf("campaign %s: its definition cannot be read: %s", live.campaignId(), e.getMessage());
            return false;
        }
    }
}
