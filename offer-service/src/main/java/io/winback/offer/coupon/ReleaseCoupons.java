package io.winback.offer.coupon;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.offer.CouponReleased;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/** Releases reserved coupons whose message will not be sent. */
@ApplicationScoped
public class ReleaseCoupons {

    private static final Logger LOG = Logger.getLogger(ReleaseCoupons.class);

    private final Coupons coupons;
    private final Budgets budgets;
    private final Outbox outbox;
    private final Clock clock;

    ReleaseCoupons(Coupons coupons, Budgets budgets, Outbox outbox, Clock clock) {
        this.coupons = coupons;
        this.budgets = budgets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void releaseWithdrawn(List<OutreachWithdrawn> outreach) {
        release(outreach.stream().collect(toMap(OutreachWithdrawn::decisionId, OutreachWithdrawn::reason)));
    }

    @Transactional
    public void releaseFailed(List<OutreachFailed> outreach) {
        release(outreach.stream().collect(toMap(OutreachFailed::decisionId, OutreachFailed::reason)));
    }

    private void release(Map<UUID, Refusal> reasons) {
        var now = clock.instant();
        var released = coupons.release(reasons.keySet());
        budgets.giveBackCoupons(released.stream().map(Coupons.Ended::offerId));
        outbox.publish(released.stream()
                .map(coupon -> new CouponReleased(
                        coupon.customerId(),
                        coupon.decisionId(),
                        coupon.code(),
                        coupon.offerId(),
                        reasons.get(coupon.decisionId()),
                        now))
                .toList());
        LOG.infof("released %d coupons of decisions %s", released.size(), reasons.keySet());
    }
}
