package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends whatever journeys a person is on; what was not said yet stays unsaid. */
@ApplicationScoped
public class EndJourneys {

    private final Enrolments enrolments;
    private final Outbox outbox;

    EndJourneys(Enrolments enrolments, Outbox outbox) {
        this.enrolments = enrolments;
        this.outbox = outbox;
    }

    @Transactional
    public void of(String customerId, Refusal reason) {
        var journeys = enrolments.held(customerId);
        enrolments.end(journeys.stream().map(Enrolment::decisionId).toList(), id -> reason);
        outbox.publish(journeys.stream()
                .filter(Enrolment::awaits)
                .map(enrolment -> new OutreachWithdrawn(customerId, enrolment.decisionId(), reason))
                .toList());
    }
}
