package io.winback.customer.imports;

import io.winback.customer.orders.bulk.CopyRow;
import io.winback.events.Money;
import java.time.Instant;

/** What lines of a file of orders tell. */
sealed interface ImportedOrder {

    /** @param lines the number of lines of the file that the order has */
    record Purchase(int lines, CopyRow row) implements ImportedOrder {}

    /**
     * A return or refund of an order.
     *
     * @param line the first line that states it
     * @param lines the number of lines that state only the return
     * @param isTotal whether the amount is all that was refunded of the order so far
     */
    record Return(
            long line, int lines, String orderId, String customerId, Instant returnedAt, Money amount, boolean isTotal)
            implements ImportedOrder {}

    /**
     * A cancelled order. It is left out, unless it is stored.
     *
     * @param line its first line
     * @param lines the number of its lines
     * @param idColumn the column of the order id
     * @param leftOut the column that states the cancellation, and the message
     */
    record Cancelled(long line, int lines, String orderId, String customerId, String idColumn, Rejection leftOut)
            implements ImportedOrder {}
}
