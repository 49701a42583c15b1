package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponExpired;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Expires coupons whose time is over. A coupon that was never used gives its place in the budget back. */
@ApplicationScoped
class ExpireCoupons {

    private static final Logger LOG = Logger.getLogger(ExpireCoupons.class);

    private final Coupons coupons;
    private final Budgets budgets;
    private final Outbox outbox;
    private final Clock clock;

    ExpireCoupons(Coupons coupons, Budgets budgets, Outbox outbox, Clock clock) {
        this.coupons = coupons;
        this.budgets = budgets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many coupons expired, at most {@code limit} */
    @Transactional
    int expire(int limit) {
        var now = clock.instant();
        var expired = coupons.expire(now, limit);
        budgets.giveBackCoupons(
                expired.stream().filter(coupon -> !coupon.used()).map(Coupons.Ended::offerId));
        outbox.publish(expired.stream()
                .map(coupon -> new CouponExpired(
                        coupon.customerId(), coupon.decisionId(), coupon.code(), coupon.offerId(), now))
                .toList());
        if (!expired.isEmpty()) {
            LOG.infof("%d coupons expired", expired.size());
        }
        return expired.size();
    }
}
