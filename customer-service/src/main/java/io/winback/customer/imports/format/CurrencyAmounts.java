package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import io.winback.events.CirculatingCurrencies;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Money of a file. It has no more decimals than its currency, because 12.000 may mean twelve thousand. */
public final class CurrencyAmounts {

    /** Zeros that accounts write for every currency, as in 1200.00 JPY. */
    private static final int USUAL_DECIMALS = 2;

    private static final int MOST_SHOWN = 40;

    private CurrencyAmounts() {}

    /**
     * @param field of the currency
     * @throws Rejected if it is not a currency that one can pay with
     */
    public static Currency currency(String field, String code) throws Rejected {
        try {
            var currency = Currency.getInstance(code);
            if (CirculatingCurrencies.contains(currency)) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // Rejected below.
        }
        throw new Rejected(field, CirculatingCurrencies.EXPECTED, code);
    }

    /**
     * @param field of the amount
     * @throws Rejected if it has more decimals than the currency
     */
    public static Money money(String field, BigDecimal amount, Currency currency) throws Rejected {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.scale() > Math.max(USUAL_DECIMALS, decimals)
                || amount.stripTrailingZeros().scale() > decimals) {
            throw new Rejected(
                    field,
                    "must have at most %d decimals, as %s has; a thousands separator is read only by a format that names it"
                            .formatted(decimals, currency),
                    shown(amount));
        }
        return new Money(amount, currency);
    }

    /** The plain text of a number with a great exponent would fill the memory. */
    private static String shown(BigDecimal amount) {
        return amount.scale() > MOST_SHOWN ? amount.toString() : amount.toPlainString();
    }
}
