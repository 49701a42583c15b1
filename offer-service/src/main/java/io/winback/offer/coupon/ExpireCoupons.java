package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponExpired;
import io.winback.offer.offer.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** Ends coupons whose time is over; the place in the budget of those that were never used is free again. */
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

    /** @return how many ended */
    @Transactional
    int upTo(int most) {
        var now = clock.instant();
        var expired = coupons.expire(now, most);
        expired.stream()
                .filter(coupon -> !coupon.used())
                .collect(groupingBy(Coupons.Ended::offerId, counting()))
                .forEach((offerId, count) -> budgets.giveBackCoupons(offerId, count.intValue()));
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
