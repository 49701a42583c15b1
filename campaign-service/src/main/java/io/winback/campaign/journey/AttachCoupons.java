package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/** Attaches reserved coupons to their journeys, and requests the first message. */
@ApplicationScoped
public class AttachCoupons {

    private final Enrolments enrolments;
    private final JourneyPlan plan;
    private final Outbox outbox;

    AttachCoupons(Enrolments enrolments, JourneyPlan plan, Outbox outbox) {
        this.enrolments = enrolments;
        this.plan = plan;
        this.outbox = outbox;
    }

    @Transactional
    public void attach(List<CouponReserved> coupons) {
        var attached = enrolments.attachCoupons(coupons);
        outbox.publish(attached.stream()
                .map(enrolment -> plan.firstRequest(enrolment.participant(), enrolment.coupon()))
                .toList());
        withdrawUnneeded(coupons, attached);
    }

    /** The journey has ended while its coupon was requested. The coupon must not stay reserved. */
    private void withdrawUnneeded(List<CouponReserved> coupons, List<Enrolment> attached) {
        var needed = attached.stream().map(Enrolment::decisionId).collect(toSet());
        outbox.publish(coupons.stream()
                .filter(coupon -> !needed.contains(coupon.decisionId()))
                .map(coupon ->
                        new OutreachWithdrawn(coupon.customerId(), coupon.decisionId(), Refusal.ALREADY_RETURNED))
                .toList());
    }
}
