package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Grants the discount of a coupon on an order, by the terms of the coupon and the budget of its offer. All coupons on one order
 * together take off at most the order: it locks the order, and each coupon applies to what those before it have left.
 */
@ApplicationScoped
class GrantDiscount {

    private final CouponTerms couponTerms;
    private final Budgets budgets;
    private final Redemptions redemptions;

    GrantDiscount(CouponTerms couponTerms, Budgets budgets, Redemptions redemptions) {
        this.couponTerms = couponTerms;
        this.budgets = budgets;
        this.redemptions = redemptions;
    }

    /** @throws NotRedeemable if the terms do not allow the discount, or the budget does not cover it */
    @Transactional(MANDATORY)
    Discount grant(Coupon coupon, String orderId, Order order) {
        var before = redemptions.lockFor(orderId);
        checkStacking(coupon, before);
        var discount = couponTerms.discount(coupon, order, left(order.total(), before));
        spend(coupon.offerId(), discount.off());
        return discount;
    }

    private void checkStacking(Coupon coupon, List<Redemption> before) {
        for (var other : before) {
            if (other.code().equals(coupon.code().characters())) {
                throw new NotRedeemable("COUPON_USED_UP", "the coupon was redeemed for this order before");
            }
            if (couponTerms.of(coupon).standsAlone() || couponTerms.of(other).standsAlone()) {
                throw new NotRedeemable("NOT_APPLICABLE", "another coupon was redeemed for this order");
            }
        }
    }

    /** What earlier coupons have left of the order. Nothing, if they took off more than this total. */
    private static Money left(Money total, List<Redemption> before) {
        var left = total;
        for (var other : before) {
            var off = other.discount();
            if (!off.currency().equals(total.currency())) {
                throw new NotRedeemable(
                        "NOT_APPLICABLE",
                        "another coupon was redeemed for this order in %s, not in %s"
                                .formatted(off.currency(), total.currency()));
            }
            left = left.minus(off.orAtMost(left));
        }
        return left;
    }

    private void spend(String offerId, Money discount) {
        if (!budgets.spend(offerId, discount)) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the budget of the offer does not cover the discount");
        }
    }
}
