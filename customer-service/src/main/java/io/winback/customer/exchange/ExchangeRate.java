package io.winback.customer.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * The value of one unit of a currency in another one, from a day on until the day of the next rate of both.
 *
 * @param rate above 0, at most 10<sup>12</sup>, with at most 12 decimals
 */
record ExchangeRate(Currency currency, LocalDate date, Currency to, BigDecimal rate) {

    private static final BigDecimal LIMIT = new BigDecimal("1e12");
    private static final int MAX_DECIMALS = 12;

    ExchangeRate {
        if (currency.equals(to)) {
            throw new IllegalArgumentException("a rate is between two currencies, not from %s to itself".formatted(to));
        }
        if (rate.signum() <= 0
                || rate.compareTo(LIMIT) > 0
                || rate.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "a rate is above 0, at most 10^12, and has at most 12 decimals: " + rate);
        }
    }

    /** Whether both have the same two currencies in the same direction. */
    boolean isOfSamePair(ExchangeRate other) {
        return currency.equals(other.currency) && to.equals(other.to);
    }
}
