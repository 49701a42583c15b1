package io.winback.campaign.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
        for (var campaign : campaigns.runningOrPaused()) {
            if (campaign.runningDefinition().isOverAt(now)) {
                campaign.finish(now);
                LOG.infof("campaign %s is over", campaign.id());
            }
        }
    }
}
