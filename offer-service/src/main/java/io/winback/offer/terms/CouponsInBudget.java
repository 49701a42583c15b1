package io.winback.offer.terms;

/** The coupons that take a place in the budget of their offer. */
public interface CouponsInBudget {

    long countInBudget(String offerId);
}
