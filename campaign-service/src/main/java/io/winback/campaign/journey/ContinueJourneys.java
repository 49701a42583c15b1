package io.winback.campaign.journey;

import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Says the next step of those whose time has come. */
@ApplicationScoped
class ContinueJourneys {

    private final Enrolments enrolments;
    private final Outreach outreach;
    private final Outbox outbox;
    private final Clock clock;

    ContinueJourneys(Enrolments enrolments, Outreach outreach, Outbox outbox, Clock clock) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many went on */
    @Transactional
    int upTo(int most) {
        var advanced = enrolments.advance(clock.instant(), most);
        outbox.publish(advanced.stream()
                .map(enrolment -> outreach.request(enrolment.traveller(), enrolment.step(), enrolment.coupon()))
                .toList());
        return advanced.size();
    }
}
