package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/**
 * Ends journeys, and withdraws coupons and messages that are requested. It publishes the step whose message is not requested any
 * more. notification-service publishes the end of a message that is requested.
 */
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
        end(enrolments.lockOfCustomer(customerId), reason);
    }

    /** @param journeys locked by the caller */
    @Transactional(MANDATORY)
    void end(Collection<Enrolment> journeys, Refusal reason) {
        endWithoutWithdrawal(journeys, journeys.stream().collect(toMap(Enrolment::decisionId, journey -> reason)));
        outbox.publish(journeys.stream()
                .filter(Enrolment::isAwaiting)
                .map(enrolment -> new OutreachWithdrawn(enrolment.customerId(), enrolment.decisionId(), reason))
                .toList());
    }

    /**
     * Ends journeys that have requested nothing that is to be withdrawn.
     *
     * @param journeys locked by the caller
     * @param reasons by decision
     */
    @Transactional(MANDATORY)
    void endWithoutWithdrawal(Collection<Enrolment> journeys, Map<UUID, Refusal> reasons) {
        enrolments.end(reasons);
        outbox.publish(journeys.stream()
                .flatMap(journey -> journey.unrequestedStep(reasons.get(journey.decisionId())).stream())
                .toList());
    }
}
