package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.offer.OfferTerms;
import io.winback.offer.offer.Order;

/** What an offer takes off one order. */
record Discount(Money off, Money payable) {

    /** @throws NotRedeemable {@code MINIMUM_SPEND} or {@code NOT_APPLICABLE} */
    static Discount of(OfferTerms terms, Order order) {
        var minimum = terms.minimumSpend();
        if (minimum != null && !minimum.currency().equals(order.total().currency())) {
            throw notApplicable("it is for orders in " + minimum.currency());
        }
        if (minimum != null && order.total().isLessThan(minimum)) {
            throw new NotRedeemable(
                    "MINIMUM_SPEND",
                    "it is for orders of at least %s %s"
                            .formatted(minimum.amount().toPlainString(), minimum.currency()));
        }
        var off = terms.eligible(order).orElseThrow(() -> notApplicable("nothing in the order is what it is for"));
        var discount = terms.reward().off(off).orElseThrow(() -> notApplicable("it is for another currency"));
        return new Discount(discount, order.total().minus(discount));
    }

    private static NotRedeemable notApplicable(String message) {
        return new NotRedeemable("NOT_APPLICABLE", message);
    }
}
