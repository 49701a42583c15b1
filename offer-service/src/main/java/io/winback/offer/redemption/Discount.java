package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Order;

/**
 * The discount of a coupon on one order.
 *
 * @param off at least the smallest unit of the currency
 * @param payable what remains of the order after this coupon and those before it
 */
record Discount(Money off, Money payable) {

    /** Of the first coupon on an order. @throws NotRedeemable as {@link #of(OfferTerms, Order, Money)} */
    static Discount of(OfferTerms terms, Order order) {
        return of(terms, order, order.total());
    }

    /**
     * A percentage is of what the coupons before have left, and no discount exceeds that. The minimum spend is of the whole
     * order.
     *
     * @param left what the coupons before have left of the total
     * @throws NotRedeemable {@code MINIMUM_SPEND}, {@code NOT_APPLICABLE} or {@code NOTHING_TO_DISCOUNT}
     */
    static Discount of(OfferTerms terms, Order order, Money left) {
        var currency = order.total().currency();
        if (!terms.appliesIn(currency)) {
            throw notApplicable("the offer is not in %s, the currency of the order".formatted(currency));
        }
        checkMinimum(terms.minimumSpend(), order.total());
        var eligible = terms.eligible(order)
                .orElseThrow(() -> notApplicable("the offer applies to no item of the order"))
                .orAtMost(left);
        var off = terms.reward()
                .discount(eligible)
                .orElseThrow(
                        () -> notApplicable("the offer is not in %s, the currency of the order".formatted(currency)));
        if (left.amount().signum() == 0 && order.total().amount().signum() > 0) {
            throw new NotRedeemable(
                    "NOTHING_TO_DISCOUNT",
                    "coupons that were redeemed for this order before, by this customer or another, leave nothing of %s %s"
                            .formatted(order.total().amount().toPlainString(), currency));
        }
        if (off.amount().signum() == 0) {
            throw new NotRedeemable(
                    "NOTHING_TO_DISCOUNT",
                    "the discount on %s %s is 0".formatted(eligible.amount().toPlainString(), currency));
        }
        return new Discount(off, left.minus(off));
    }

    private static void checkMinimum(Money minimum, Money total) {
        if (minimum != null && total.isLessThan(minimum)) {
            throw new NotRedeemable(
                    "MINIMUM_SPEND",
                    "the offer is for orders of at least %s %s"
                            .formatted(minimum.amount().toPlainString(), minimum.currency()));
        }
    }

    private static NotRedeemable notApplicable(String message) {
        return new NotRedeemable("NOT_APPLICABLE", message);
    }
}
