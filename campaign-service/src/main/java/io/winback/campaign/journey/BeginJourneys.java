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
    private final Outreach outreach;
    private final Outbox outbox;

    BeginJourneys(Enrolments enrolments, Outreach outreach, Outbox outbox) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.outbox = outbox;
    }

    @Transactional
    public void of(List<Traveller> travellers) {
        var byOffer = travellers.stream()
                .collect(partitioningBy(traveller -> outreach.offerOf(traveller).isPresent()));
        begin(byOffer.get(true), Enrolment.State.AWAITING_COUPON);
        begin(byOffer.get(false), Enrolment.State.AWAITING_MESSAGE);
    }

    private void begin(List<Traveller> travellers, Enrolment.State state) {
        if (travellers.isEmpty()) {
            return;
        }
        enrolments.begin(travellers, state);
        outbox.publish(travellers.stream()
                .map(traveller -> outreach.offerOf(traveller)
                        .<Event>map(offerId -> new CouponRequested(
                                traveller.customerId(), traveller.episodeId(), traveller.decisionId(), offerId))
                        .orElseGet(() -> outreach.request(traveller, 1, null)))
                .toList());
    }
}
