package io.winback.campaign.journey;

import io.winback.campaign.definition.Campaigns;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachSkipped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/**
 * Moves journeys whose next step is due to that step, and requests its message. A journey ends if its step is too late, as after a
 * long pause, or if its definition cannot be read.
 */
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
        var now = clock.instant();
        var advanced = enrolments.advance(campaigns.held(), now, limit);
        var requests = new ArrayList<OutreachRequested>();
        var skipped = new ArrayList<OutreachSkipped>();
        for (var enrolment : advanced) {
            try {
                var request = plan.request(enrolment);
                if (now.isBefore(request.notAfter())) {
                    requests.add(request);
                } else {
                    LOG.infof(
                            "decision %s: its journey ends, because step %d was to be sent before %s",
                            enrolment.decisionId(), enrolment.step(), request.notAfter());
                    skipped.add(enrolment.skipped(enrolment.step(), Refusal.TOO_LATE));
                }
            } catch (RuntimeException e) {
                LOG.warnf(
                        "decision %s: its journey ends, because step %d cannot be read: %s",
                        enrolment.decisionId(), enrolment.step(), e);
                skipped.add(enrolment.skipped(enrolment.step(), Refusal.RENDER_ERROR));
            }
        }
        if (!skipped.isEmpty()) {
            enrolments.end(skipped.stream().collect(toMap(OutreachSkipped::decisionId, OutreachSkipped::reason)));
            outbox.publish(skipped);
        }
        outbox.publish(requests);
        return advanced.size();
    }
}
