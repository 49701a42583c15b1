package io.winback.offer.terms;

/** The coupons that were issued of offers. */
public interface IssuedCoupons {

    /** Whether a coupon of the offer was ever issued or reserved. */
    boolean existOf(String offerId);
}
