package io.winback.offer.redemption;

import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.coupon.UnknownCoupon;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Computes the discount of a coupon for an order, and changes nothing. */
@ApplicationScoped
class ValidateCoupon {

    private final Coupons coupons;
    private final CouponTerms couponTerms;
    private final Budgets budgets;
    private final Clock clock;

    ValidateCoupon(Coupons coupons, CouponTerms couponTerms, Budgets budgets, Clock clock) {
        this.coupons = coupons;
        this.couponTerms = couponTerms;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * @throws UnknownCoupon if there is no such coupon
     * @throws NotRedeemable if this customer cannot redeem it for this order now
     */
    @Transactional
    Discount validate(String typedCode, String customerId, Order order) {
        var coupon = CouponCode.read(typedCode).flatMap(coupons::withCode).orElseThrow(UnknownCoupon::new);
        coupon.checkRedeemable(customerId, clock.instant());
        var discount = couponTerms.discount(coupon, order, order.total());
        if (!budgets.covers(coupon.offerId(), discount.off())) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the budget of the offer does not cover the discount");
        }
        return discount;
    }
}
