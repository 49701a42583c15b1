package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.Offers;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Grants the discount of a coupon on an order, by the terms and the budget of its offer. */
@ApplicationScoped
class GrantDiscount {

    private final Offers offers;
    private final Budgets budgets;
    private final Coupons coupons;
    private final Redemptions redemptions;

    GrantDiscount(Offers offers, Budgets budgets, Coupons coupons, Redemptions redemptions) {
        this.offers = offers;
        this.budgets = budgets;
        this.coupons = coupons;
        this.redemptions = redemptions;
    }

    /** @throws NotRedeemable if the offer does not allow the discount, or its budget does not cover it */
    @Transactional(MANDATORY)
    Discount grant(Coupon coupon, String orderId, Order order) {
        var offer = offers.findById(coupon.offerId());
        checkStacking(coupon, offer, orderId);
        var discount = Discount.of(offer.terms(), order);
        spend(offer, discount.off());
        return discount;
    }

    private void checkStacking(Coupon coupon, Offer offer, String orderId) {
        for (var other : redemptions.lockFor(orderId)) {
            if (other.code().equals(coupon.code().characters())) {
                throw new NotRedeemable("COUPON_USED_UP", "the coupon was redeemed for this order before");
            }
            if (offer.terms().standsAlone() || offerOf(other).terms().standsAlone()) {
                throw new NotRedeemable("NOT_APPLICABLE", "another coupon was redeemed for this order");
            }
        }
    }

    private Offer offerOf(Redemption redemption) {
        return offers.findById(coupons.findById(redemption.code()).offerId());
    }

    private void spend(Offer offer, Money discount) {
        if (!budgets.spend(offer.id(), discount)) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the budget of the offer does not cover the discount");
        }
    }
}
