package io.winback.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

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

    /** Each campaign is a transaction of its own: one that fails is tried again at the next run. */
    void now() {
        var now = clock.instant();
        for (var live : requiringNew().call(campaigns::live)) {
            if (isOver(live, now)) {
                finish(live, now);
            }
        }
    }

    private void finish(LiveCampaign live, Instant now) {
        try {
            if (requiringNew().call(() -> campaigns.finish(live.campaignId(), live.revision(), now))) {
                LOG.infof("campaign %s is over", live.campaignId());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "campaign %s is over and cannot be finished", live.campaignId());
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
