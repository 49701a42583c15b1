package io.winback.campaign.calendar;

import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.decision.DecideOccasions;
import io.winback.campaign.decision.ScheduledCampaigns;
import io.winback.campaign.decision.ScheduledCampaigns.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Considers the customers of runs, a slice in one transaction with its decisions and the position of the run. A replica that is
 * killed leaves the run at its last slice, and another one continues there.
 */
@ApplicationScoped
class ContinueRuns {

    private static final Logger LOG = Logger.getLogger(ContinueRuns.class);

    private final ScheduledCampaigns scheduledCampaigns;
    private final CampaignRuns runs;
    private final KnownCustomers knownCustomers;
    private final DecideOccasions decideOccasions;

    ContinueRuns(
            ScheduledCampaigns scheduledCampaigns,
            CampaignRuns runs,
            KnownCustomers knownCustomers,
            DecideOccasions decideOccasions) {
        this.scheduledCampaigns = scheduledCampaigns;
        this.runs = runs;
        this.knownCustomers = knownCustomers;
        this.decideOccasions = decideOccasions;
    }

    /** Skips the rest of runs that are too late, and of campaigns that ended. The run of a paused campaign waits. */
    @Transactional
    void skipRest(Instant now) {
        var campaigns = scheduledCampaigns.openAt(now).stream()
                .map(Scheduled::campaignId)
                .toList();
        int skipped = runs.skipRest(campaigns, now);
        if (skipped > 0) {
            LOG.infof("%d runs of campaigns are skipped: they are too late, or their campaign has ended", skipped);
        }
    }

    /**
     * Considers the next slice of one run.
     *
     * @param slice the greatest number of customers
     * @return false if no run is left
     */
    @Transactional
    boolean proceed(Instant now, int slice) {
        var campaigns = scheduledCampaigns.openAt(now).stream()
                .filter(campaign -> !campaign.paused())
                .map(Scheduled::campaignId)
                .toList();
        var run = runs.take(campaigns, now);
        run.ifPresent(taken -> proceed(taken, now, slice));
        return run.isPresent();
    }

    private void proceed(CampaignRun run, Instant now, int slice) {
        var customers = knownCustomers.after(run.lastCustomer(), slice);
        int decisions = decideOccasions.decideTurns(customers.stream()
                .map(customer -> customer.turnOf(run.campaignId(), run.plannedAt()))
                .toList());
        if (customers.size() == slice) {
            runs.advance(run, customers.get(slice - 1).customerId(), slice, decisions);
        } else {
            runs.finish(run, customers.size(), decisions, now);
            LOG.infof("campaign %s: the run of %s is finished", run.campaignId(), run.plannedAt());
        }
    }
}
