package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.OfferRevisions;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Offers;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;

/** The terms of coupons: those of the offer when the coupon was issued. */
@ApplicationScoped
class CouponTerms {

    private final Offers offers;
    private final OfferRevisions revisions;
    private final Coupons coupons;

    CouponTerms(Offers offers, OfferRevisions revisions, Coupons coupons) {
        this.offers = offers;
        this.revisions = revisions;
        this.coupons = coupons;
    }

    OfferTerms of(Coupon coupon) {
        return revisions.terms(offers.findById(coupon.offerId()), coupon.revision());
    }

    /**
     * The discount of a coupon by its terms.
     *
     * @param left what the coupons before have left of the order
     * @throws NotRedeemable if the terms do not allow it, or the present budget of the offer is in another currency
     */
    Discount discount(Coupon coupon, Order order, Money left) {
        var discount = Discount.of(of(coupon), order, left);
        var currency = order.total().currency();
        if (!offers.findById(coupon.offerId()).terms().budgetsIn(currency)) {
            throw new NotRedeemable(
                    "NOT_APPLICABLE",
                    "the budget of the offer is not in %s, the currency of the order".formatted(currency));
        }
        return discount;
    }

    OfferTerms of(Redemption redemption) {
        return of(coupons.findById(redemption.code()));
    }
}
