package io.winback.offer.redemption;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.RedemptionReversed;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.offer.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a redemption back, once: the coupon can be used again, and the budget has its money. */
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
                .held(redemptionId)
                .orElseThrow(() -> new NotFound("there is no redemption " + redemptionId));
        if (redemption.isReversed()) {
            return redemption;
        }
        var now = clock.instant();
        var coupon = coupons.held(new CouponCode(redemption.code())).orElseThrow();
        coupon.takeBack(now);
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
        LOG.infof("redemption %s is reversed", redemptionId);
        return redemption;
    }
}
