package io.winback.offer.redemption;

import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.offer.Budgets;
import io.winback.offer.offer.Offers;
import io.winback.offer.offer.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Tells what a coupon would take off an order at this moment, and changes nothing. */
@ApplicationScoped
class ValidateCoupon {

    private final Coupons coupons;
    private final Offers offers;
    private final Budgets budgets;
    private final Clock clock;

    ValidateCoupon(Coupons coupons, Offers offers, Budgets budgets, Clock clock) {
        this.coupons = coupons;
        this.offers = offers;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * @throws UnknownCoupon if there is no such coupon
     * @throws NotRedeemable if it cannot be used for this order by this person now
     */
    @Transactional
    Discount validate(String typedCode, String customerId, Order order) {
        var coupon = CouponCode.read(typedCode).flatMap(coupons::withCode).orElseThrow(UnknownCoupon::new);
        coupon.checkUsable(customerId, clock.instant());
        var discount = Discount.of(offers.findById(coupon.offerId()).terms(), order);
        if (!budgets.holds(coupon.offerId(), discount.off())) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the offer's budget is spent");
        }
        return discount;
    }
}
