package io.winback.offer.redemption;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.RedemptionReversed;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reverses a redemption once: the coupon gets its use back, and the budget its money. */
@ApplicationScoped
class ReverseRedemption {

    private static final Logger LOG = Logger.getLogger(ReverseRedemption.class);

    private final Redemptions redemptions;
    private final Coupons coupons;
    private final Budgets budgets;
    private final Outbox outbox;
    private final Clock clock;

    ReverseRedemption(Redemptions redemptions, Coupons coupons, Budgets budgets, Outbox outbox, Clock clock) {
        this.redemptions = redemptions;
        this.coupons = coupons;
        this.budgets = budgets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Redemption reverse(UUID redemptionId, String reason) {
        var redemption = redemptions
                .lock(redemptionId)
                .orElseThrow(() -> new NotFound("there is no redemption " + redemptionId));
        if (redemption.isReversed()) {
            return redemption;
        }
        var now = clock.instant();
        var coupon = coupons.lock(new CouponCode(redemption.code())).orElseThrow();
        coupon.reverseRedemption(now);
        redemption.reverse(reason, now);
        budgets.giveBack(coupon.offerId(), redemption.discount());
        outbox.publish(new RedemptionReversed(
                coupon.customerId(),
                coupon.decisionId(),
                redemptionId,
                coupon.code().toString(),
                coupon.offerId(),
                redemption.orderId(),
                redemption.discount(),
                now));
        LOG.infof("reversed redemption %s", redemptionId);
        return redemption;
    }
}
