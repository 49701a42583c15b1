package io.winback.offer.terms;

import java.util.Currency;

/**
 * What a budget counts: coupons, or money of one currency.
 *
 * @param name {@code COUPONS}, or the currency
 * @param column the beginning of the names of its columns
 * @param condition SQL that is true for a budget that counts in this unit; it uses the parameter {@code unit}
 */
record BudgetUnit(String name, String column, String condition) {

    static final BudgetUnit COUPONS = new BudgetUnit("COUPONS", "coupons", "true");

    static BudgetUnit of(Currency currency) {
        return new BudgetUnit(currency.getCurrencyCode(), "amount", "currency = :unit");
    }

    /** A statement for this unit: {@code %1$s} stands for the beginning of the columns, {@code %2$s} for the condition. */
    String sql(String statement) {
        return statement.formatted(column, condition);
    }
}
