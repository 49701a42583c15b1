package io.winback.offer.terms;

import java.math.BigDecimal;
import java.util.Currency;

/** What an offer has given so far, for a budget that it gets later. */
public interface UsedBudget {

    /** The coupons that take a place in the budget. */
    long coupons(String offerId);

    /** The discounts in a currency. */
    BigDecimal discounts(String offerId, Currency currency);
}
