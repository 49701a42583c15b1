package io.winback.offer.redemption;

import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.terms.Budgets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.stream.Stream;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Gives a coupon its use back, and the budget of its offer the discount. A coupon that had ended, and has no use left after the
 * reversal, gives its place in the budget back too.
 */
@ApplicationScoped
class RestoreCoupon {

    private final Coupons coupons;
    private final Budgets budgets;

    RestoreCoupon(Coupons coupons, Budgets budgets) {
        this.coupons = coupons;
        this.budgets = budgets;
    }

    /** @param redemption reversed in this transaction */
    @Transactional(MANDATORY)
    Coupon restore(Redemption redemption, Instant now) {
        var coupon = coupons.lock(new CouponCode(redemption.code())).orElseThrow();
        coupon.reverseRedemption(now);
        budgets.giveBack(coupon.offerId(), redemption.discount());
        if (!coupon.takesPlaceInBudget() && !coupons.isUsed(coupon.code())) {
            budgets.giveBackCoupons(Stream.of(coupon.offerId()));
        }
        return coupon;
    }
}
