package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.offer.CouponReleased;
import io.winback.offer.offer.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/** Frees coupons that nobody was told of, and never will be. */
@ApplicationScoped
class ReleaseCoupons {

    private static final Logger LOG = Logger.getLogger(ReleaseCoupons.class);

    private final Coupons coupons;
    private final Budgets budgets;
    private final Outbox outbox;

    ReleaseCoupons(Coupons coupons, Budgets budgets, Outbox outbox) {
        this.coupons = coupons;
        this.budgets = budgets;
        this.outbox = outbox;
    }

    @Transactional
    void ofWithdrawn(List<OutreachWithdrawn> outreach) {
        release(outreach.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason)));
    }

    @Transactional
    void ofFailed(List<OutreachFailed> outreach) {
        release(outreach.stream().collect(toMap(OutreachFailed::decisionId, OutreachFailed::reason)));
    }

    private void release(Map<UUID, Refusal> reasons) {
        var released = coupons.release(reasons.keySet());
        released.stream()
                .collect(groupingBy(Coupons.Ended::offerId, counting()))
                .forEach((offerId, count) -> budgets.giveBackCoupons(offerId, count.intValue()));
        outbox.publish(released.stream()
                .map(coupon -> new CouponReleased(
                        coupon.customerId(),
                        coupon.decisionId(),
                        coupon.code(),
                        coupon.offerId(),
                        reasons.get(coupon.decisionId())))
                .toList());
        LOG.infof("%d coupons are released, of decisions %s", released.size(), reasons.keySet());
    }
}
