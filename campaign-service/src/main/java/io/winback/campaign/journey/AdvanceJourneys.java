package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Says the next step of those whose time has come. A journey whose definition cannot be read ends, and the others go on. */
@ApplicationScoped
class AdvanceJourneys {

    private static final Logger LOG = Logger.getLogger(AdvanceJourneys.class);

    private final Enrolments enrolments;
    private final JourneyPlan outreach;
    private final Outbox outbox;
    private final Clock clock;

    AdvanceJourneys(Enrolments enrolments, JourneyPlan outreach, Outbox outbox, Clock clock) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many went on */
    @Transactional
    int upTo(int most) {
        var advanced = enrolments.advance(clock.instant(), most);
        var requests = new ArrayList<OutreachRequested>();
        var broken = new ArrayList<UUID>();
        for (var enrolment : advanced) {
            try {
                requests.add(outreach.request(enrolment.participant(), enrolment.step(), enrolment.coupon()));
            } catch (RuntimeException e) {
                LOG.warnf("decision %s: its journey ends at step %d: %s", enrolment.decisionId(), enrolment.step(), e);
                broken.add(enrolment.decisionId());
            }
        }
        if (!broken.isEmpty()) {
            enrolments.end(broken, decision -> Refusal.RENDER_ERROR);
        }
        outbox.publish(requests);
        return advanced.size();
    }
}
