package io.winback.customer.imports;

import io.winback.customer.orders.bulk.CopyRow;
import io.winback.events.Money;
import java.time.Instant;

/** What lines of a file of orders contain. */
sealed interface ImportedOrder {

    /** @param lines of the file that state the order */
    record Purchase(LineNumbers lines, CopyRow row) implements ImportedOrder {}

    /**
     * A return or refund of an order.
     *
     * @param line the first line that states it
     * @param lines that state only the return
     * @param isTotal whether the amount is all that was refunded of the order so far
     */
    record Return(
            long line,
            LineNumbers lines,
            String orderId,
            String customerId,
            Instant returnedAt,
            Money amount,
            boolean isTotal)
            implements ImportedOrder {}

    /**
     * A cancelled order. It is left out, unless it is stored.
     *
     * @param line its first line
     * @param lines all of its lines
     * @param idColumn the column of the order id
     * @param leftOut the column that states the cancellation, and the message
     * @param row the order as a row of {@link CopyRow}, so that an older file cannot place it; null if its lines do not state all of it
     */
    record Cancelled(
            long line,
            LineNumbers lines,
            String orderId,
            String customerId,
            String idColumn,
            Rejection leftOut,
            String row)
            implements ImportedOrder {}
}
