package io.winback.campaign.definition;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Finishes the campaigns whose window is over. */
@ApplicationScoped
class FinishCampaigns {

    private static final Logger LOG = Logger.getLogger(FinishCampaigns.class);

    private final Campaigns campaigns;
    private final Clock clock;

    FinishCampaigns(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Each campaign is one transaction. One that fails is retried at the next run. */
    void finish() {
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
                LOG.infof("campaign %s is finished: its window is over", live.campaignId());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "campaign %s cannot be finished; retried at the next run", live.campaignId());
        }
    }

    /** An unreadable definition has no known end. Other campaigns are still finished. */
    private static boolean isOver(LiveCampaign live, Instant now) {
        try {
            return live.read().isOverAt(now);
        } catch (RuntimeException e) {
            LOG.warnf("campaign %s: its definition cannot be read: %s", live.campaignId(), e.getMessage());
            return false;
        }
    }
}
