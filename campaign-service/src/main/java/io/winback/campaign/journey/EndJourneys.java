package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Ends all journeys of a customer, and withdraws coupons and messages that are requested. */
@ApplicationScoped
public class EndJourneys {

    private final Enrolments enrolments;
    private final Outbox outbox;

    EndJourneys(Enrolments enrolments, Outbox outbox) {
        this.enrolments = enrolments;
        this.outbox = outbox;
    }

    @Transactional(MANDATORY)
    public void end(String customerId, Refusal reason) {
        var journeys = enrolments.lockOfCustomer(customerId);
        enrolments.end(journeys.stream().collect(toMap(Enrolment::decisionId, enrolment -> reason)));
        outbox.publish(journeys.stream()
                .filter(Enrolment::isAwaiting)
                .map(enrolment -> new OutreachWithdrawn(customerId, enrolment.decisionId(), reason))
                .toList());
    }
}
