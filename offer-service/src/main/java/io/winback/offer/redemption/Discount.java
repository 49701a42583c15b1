package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Order;

/** The discount of an offer on one order. */
record Discount(Money off, Money payable) {

    /** @throws NotRedeemable {@code MINIMUM_SPEND} or {@code NOT_APPLICABLE} */
    static Discount of(OfferTerms terms, Order order) {
        var minimum = terms.minimumSpend();
        if (minimum != null && !minimum.currency().equals(order.total().currency())) {
            throw notApplicable("the offer is for orders in " + minimum.currency());
        }
        if (minimum != null && order.total().isLessThan(minimum)) {
            throw new NotRedeemable(
                    "MINIMUM_SPEND",
                    "the offer is for orders of at least %s %s"
                            .formatted(minimum.amount().toPlainString(), minimum.currency()));
        }
        var eligible =
                terms.eligible(order).orElseThrow(() -> notApplicable("the offer applies to no item of the order"));
        var discount = terms.reward()
                .discount(eligible)
                .orElseThrow(() -> notApplicable("the offer is not in the currency of the order, "
                        + order.total().currency()));
        return new Discount(discount, order.total().minus(discount));
    }

    private static NotRedeemable notApplicable(String message) {
        return new NotRedeemable("NOT_APPLICABLE", message);
    }
}
