package io.winback.campaign.journey;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Takes the answer to a coupon request: the first message goes out with it, or the journey ends without one. */
@ApplicationScoped
public class AttachCoupons {

    private final Enrolments enrolments;
    private final JourneyPlan outreach;
    private final Outbox outbox;

    AttachCoupons(Enrolments enrolments, JourneyPlan outreach, Outbox outbox) {
        this.enrolments = enrolments;
        this.outreach = outreach;
        this.outbox = outbox;
    }

    @Transactional
    public void attach(List<CouponReserved> coupons) {
        var equipped = enrolments.equip(coupons);
        outbox.publish(equipped.stream()
                .map(enrolment -> outreach.request(enrolment.participant(), enrolment.step(), enrolment.coupon()))
                .toList());
        withdrawUnneeded(coupons, equipped);
    }

    @Transactional
    public void endWithout(List<CouponUnavailable> answers) {
        var reasons = answers.stream().collect(toMap(CouponUnavailable::decisionId, CouponUnavailable::reason));
        enrolments.end(reasons.keySet(), reasons::get);
    }

    /** A coupon for somebody who returned while it was on its way must not stay reserved. */
    private void withdrawUnneeded(List<CouponReserved> coupons, List<Enrolment> equipped) {
        var needed = equipped.stream().map(Enrolment::decisionId).collect(toSet());
        outbox.publish(coupons.stream()
                .filter(coupon -> !needed.contains(coupon.decisionId()))
                .map(coupon ->
                        new OutreachWithdrawn(coupon.customerId(), coupon.decisionId(), Refusal.ALREADY_RETURNED))
                .toList());
    }
}
