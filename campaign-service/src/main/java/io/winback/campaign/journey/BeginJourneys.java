package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Event;
import io.winback.events.campaign.CouponRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.partitioningBy;

/** Begins journeys: requests the coupon, or the first message if the campaign has no offer. */
@ApplicationScoped
public class BeginJourneys {

    private final Enrolments enrolments;
    private final JourneyPlan plan;
    private final Outbox outbox;

    BeginJourneys(Enrolments enrolments, JourneyPlan plan, Outbox outbox) {
        this.enrolments = enrolments;
        this.plan = plan;
        this.outbox = outbox;
    }

    @Transactional(MANDATORY)
    public void begin(List<Participant> participants) {
        var byOffer = participants.stream()
                .collect(partitioningBy(participant -> plan.offer(participant).isPresent()));
        begin(byOffer.get(true), EnrolmentState.AWAITING_COUPON);
        begin(byOffer.get(false), EnrolmentState.AWAITING_MESSAGE);
    }

    private void begin(List<Participant> participants, EnrolmentState state) {
        if (participants.isEmpty()) {
            return;
        }
        enrolments.begin(participants, state);
        outbox.publish(participants.stream().map(this::firstRequest).toList());
    }

    private Event firstRequest(Participant participant) {
        return plan.offer(participant)
                .<Event>map(offerId -> new CouponRequested(
                        participant.customerId(),
                        participant.episodeId(),
                        participant.decisionId(),
                        offerId,
                        participant.occasionId()))
                .orElseGet(() -> plan.firstRequest(participant, null));
    }
}
