package io.winback.offer.redemption;

import io.winback.offer.coupon.Coupons;
import io.winback.offer.terms.UsedBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Currency;

/** What coupons and their redemptions have used of an offer. */
@ApplicationScoped
class UsedByRedemptions implements UsedBudget {

    private final Coupons coupons;
    private final Redemptions redemptions;

    UsedByRedemptions(Coupons coupons, Redemptions redemptions) {
        this.coupons = coupons;
        this.redemptions = redemptions;
    }

    @Override
    public long coupons(String offerId) {
        return coupons.countInBudget(offerId);
    }

    @Override
    public BigDecimal discounts(String offerId, Currency currency) {
        return redemptions.discountsOf(offerId, currency);
    }
}
