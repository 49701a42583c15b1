package io.winback.customer.profile;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The number, period and revenue of a customer's orders. Revenue is in the currency of the first order; orders in other
 * currencies count, but add no revenue. Refunds are subtracted, and cancelled orders do not count.
 *
 * @param firstOrderAt null before the first order
 * @param lastOrderAt null before the first order
 * @param revenue null before the first order
 * @param currency null before the first order
 */
public record PurchaseTotals(
        int orders, Instant firstOrderAt, Instant lastOrderAt, BigDecimal revenue, String currency) {

    /** Of a customer without orders. */
    public static final PurchaseTotals NONE = new PurchaseTotals(0, null, null, null, null);

    /** Adds one order. */
    public PurchaseTotals plus(Instant placedAt, BigDecimal amount, String orderCurrency) {
        return new PurchaseTotals(
                orders + 1,
                firstOrderAt == null || placedAt.isBefore(firstOrderAt) ? placedAt : firstOrderAt,
                lastOrderAt == null || placedAt.isAfter(lastOrderAt) ? placedAt : lastOrderAt,
                revenue == null ? amount : currency.equals(orderCurrency) ? revenue.add(amount) : revenue,
                revenue == null ? orderCurrency : currency);
    }

    /** Whether an order is earlier than the first and in another currency, so that revenue has to be counted again. */
    public boolean changesCurrency(Instant placedAt, String orderCurrency) {
        return firstOrderAt != null && !placedAt.isAfter(firstOrderAt) && !currency.equals(orderCurrency);
    }
}
