package io.winback.customer.profile;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The number, period and revenue of a customer's orders. Revenue is in the currency of the first order; orders in other
 * currencies count, but add no revenue.
 *
 * @param firstOrderAt null before the first order
 * @param lastOrderAt null before the first order
 * @param revenue null before the first order
 * @param currency null before the first order
 */
public record PurchaseTotals(
        int orders, Instant firstOrderAt, Instant lastOrderAt, BigDecimal revenue, String currency) {

    /** Adds one order. */
    public PurchaseTotals plus(Instant placedAt, BigDecimal amount, String orderCurrency) {
        return new PurchaseTotals(
                orders + 1,
                firstOrderAt == null || placedAt.isBefore(firstOrderAt) ? placedAt : firstOrderAt,
                lastOrderAt == null || placedAt.isAfter(lastOrderAt) ? placedAt : lastOrderAt,
                revenue == null ? amount : currency.equals(orderCurrency) ? revenue.add(amount) : revenue,
                revenue == null ? orderCurrency : currency);
    }
}
