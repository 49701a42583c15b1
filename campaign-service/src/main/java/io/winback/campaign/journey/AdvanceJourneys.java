package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Moves journeys whose next step is due to that step, and requests its message. A journey whose definition cannot be read ends. */
@ApplicationScoped
class AdvanceJourneys {

    private static final Logger LOG = Logger.getLogger(AdvanceJourneys.class);

    private final Enrolments enrolments;
    private final JourneyPlan plan;
    private final Campaigns campaigns;
    private final Outbox outbox;
    private final Clock clock;

    AdvanceJourneys(Enrolments enrolments, JourneyPlan plan, Campaigns campaigns, Outbox outbox, Clock clock) {
        this.enrolments = enrolments;
        this.plan = plan;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Advances one batch of journeys.
     *
     * @return the number of journeys, at most the limit
     */
    @Transactional
    int advance(int limit) {
        var advanced = enrolments.advance(campaigns.held(), clock.instant(), limit);
        var requests = new ArrayList<OutreachRequested>();
        var unreadable = new HashMap<UUID, Refusal>();
        for (var enrolment : advanced) {
            try {
                requests.add(plan.request(enrolment.participant(), enrolment.step(), enrolment.coupon()));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "decision %s: its journey ends, because step %d cannot be read: %s",
                        enrolment.decisionId(), enrolment.step(), e);
                unreadable.put(enrolment.decisionId(), Refusal.RENDER_ERROR);
            }
        }
        if (!unreadable.isEmpty()) {
            enrolments.end(unreadable);
        }
        outbox.publish(requests);
        return advanced.size();
    }
}
