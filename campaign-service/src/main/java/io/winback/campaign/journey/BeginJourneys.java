package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Event;
import io.winback.events.campaign.CouponRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.partitioningBy;

/** Sets people out: asks for their coupon, or, where there is none, for their first message. */
@ApplicationScoped
public class BeginJourneys {

    private final Enrolments enrolments;
    private final JourneyPlan outreach;
    private final Outbox outbox;

    BeginJourneys(Enrolments enrolments, JourneyPlan outreach, Outbox outbox) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.outbox = outbox;
    }

    @Transactional
    public void of(List<Participant> participants) {
        var byOffer = participants.stream().collect(partitioningBy(participant -> outreach.offerOf(participant)
                .isPresent()));
        begin(byOffer.get(true), Enrolment.State.AWAITING_COUPON);
        begin(byOffer.get(false), Enrolment.State.AWAITING_MESSAGE);
    }

    private void begin(List<Participant> participants, Enrolment.State state) {
        if (participants.isEmpty()) {
            return;
        }
        enrolments.begin(participants, state);
        outbox.publish(participants.stream()
                .map(participant -> outreach.offerOf(participant)
                        .<Event>map(offerId -> new CouponRequested(
                                participant.customerId(), participant.episodeId(), participant.decisionId(), offerId))
                        .orElseGet(() -> outreach.request(participant, 1, null)))
                .toList());
    }
}
