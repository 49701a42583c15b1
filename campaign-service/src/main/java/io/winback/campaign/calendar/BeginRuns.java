package io.winback.campaign.calendar;

import io.winback.campaign.decision.ScheduledCampaigns;
import io.winback.campaign.decision.ScheduledCampaigns.Scheduled;
import io.winback.campaign.definition.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Begins the runs of scheduled campaigns whose planned time has come. One replica begins a run. Of several times that were missed, as
 * in an outage, the last one counts, if it is not too late. A time while the campaign is paused is left out.
 */
@ApplicationScoped
class BeginRuns {

    private static final Logger LOG = Logger.getLogger(BeginRuns.class);

    /** Of more missed times, the earliest leave no run. */
    private static final int MOST_MISSED = 100;

    private final ScheduledCampaigns scheduledCampaigns;
    private final Campaigns campaigns;
    private final CampaignRuns runs;

    BeginRuns(ScheduledCampaigns scheduledCampaigns, Campaigns campaigns, CampaignRuns runs) {
        this.scheduledCampaigns = scheduledCampaigns;
        this.campaigns = campaigns;
        this.runs = runs;
    }

    /** Each campaign is one transaction. One that fails is retried at the next time. */
    void begin(Instant now) {
        for (var campaign : requiringNew().call(() -> scheduledCampaigns.openAt(now))) {
            if (!campaign.paused()) {
                begin(campaign, now);
            }
        }
    }

    private void begin(Scheduled campaign, Instant now) {
        try {
            requiringNew().run(() -> begin(campaign, due(campaign, now), now));
        } catch (RuntimeException e) {
            LOG.errorf(e, "campaign %s: its run cannot begin; retried at the next time", campaign.campaignId());
        }
    }

    /** The planned times that have no run. Times before the activation, and before the window, do not count. */
    private List<Instant> due(Scheduled campaign, Instant now) {
        var after = Stream.of(
                        Optional.of(campaigns.activeSince(campaign.campaignId())),
                        campaign.opensAt().map(from -> from.minusNanos(1)),
                        runs.lastPlanned(campaign.campaignId()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return campaign.schedule().times(after, now, MOST_MISSED);
    }

    private void begin(Scheduled campaign, List<Instant> due, Instant now) {
        for (var planned : due) {
            boolean last = planned.equals(due.get(due.size() - 1));
            begin(campaign, planned, last, now);
        }
    }

    private void begin(Scheduled campaign, Instant planned, boolean last, Instant now) {
        var id = campaign.campaignId();
        var notAfter = planned.plus(campaign.schedule().notAfter());
        if (!now.isBefore(notAfter)) {
            runs.skip(id, planned, notAfter, SkipReason.TOO_LATE, now);
            LOG.infof("campaign %s: the run of %s is skipped: it had to end before %s", id, planned, notAfter);
        } else if (!last) {
            runs.skip(id, planned, notAfter, SkipReason.LATER_RUN, now);
            LOG.infof("campaign %s: the run of %s is skipped: a later one is due", id, planned);
        } else if (runs.begin(id, planned, notAfter, now)) {
            LOG.infof("campaign %s: the run of %s begins", id, planned);
        }
    }
}
