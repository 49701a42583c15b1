package io.winback.customer.orders;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A return or a refund of an order, as the shop sends it. Two returns with the same order, time and amount are one. The totals of
 * an order are one return with the greatest amount.
 *
 * @param returnedAt as stated; null if it was not stated
 * @param amount by which revenue is lower; null for the whole order
 * @param reason as stated; null to classify the comment
 * @param comment null for none
 * @param totalOfOrder whether the amount is the sum of all refunds of the order so far
 */
public record OrderReturn(
        String orderId,
        String customerId,
        Instant returnedAt,
        Money amount,
        ChurnReason reason,
        String comment,
        boolean totalOfOrder) {

    /** One return. */
    public OrderReturn(
            String orderId, String customerId, Instant returnedAt, Money amount, ChurnReason reason, String comment) {
        this(orderId, customerId, returnedAt, amount, reason, comment, false);
    }

    /** The sum of all refunds of the order so far. */
    public static OrderReturn totalOf(String orderId, String customerId, Instant returnedAt, Money amount) {
        return new OrderReturn(orderId, customerId, returnedAt, amount, null, null, true);
    }

    /** @throws InvalidInput if the amount is not positive, or too large */
    public void check() {
        if (amount != null && amount.amount().signum() <= 0) {
            throw InvalidInput.inBody(
                    "amount.amount",
                    "must be above 0, but is " + amount.amount().toPlainString());
        }
        if (amount != null && amount.isBeyondReason()) {
            throw InvalidInput.inBody(
                    "amount.amount",
                    "must be below 10^15, but is " + amount.amount().toPlainString());
        }
    }

    /** Derived from the content, so that a repeated return is recognised. */
    UUID id() {
        if (totalOfOrder) {
            var content = String.join(
                    "\n", customerId, orderId, "total", amount.currency().getCurrencyCode());
            return UUID.nameUUIDFromBytes(content.getBytes(UTF_8));
        }
        var content = String.join(
                "\n",
                customerId,
                orderId,
                returnedAt == null ? "" : returnedAt.toString(),
                amount == null ? "" : amount.amount().toPlainString() + amount.currency());
        return UUID.nameUUIDFromBytes(content.getBytes(UTF_8));
    }

    /** The one with the greater amount, of two returns with one id. */
    OrderReturn greater(OrderReturn other) {
        return totalOfOrder && other.amount.amount().compareTo(amount.amount()) > 0 ? other : this;
    }
}
