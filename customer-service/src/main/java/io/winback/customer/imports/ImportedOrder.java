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
     * @param line the first line that tells of it
     * @param lines the number of lines that tell of nothing but the return
     */
    record Return(long line, int lines, String orderId, String customerId, Instant returnedAt, Money amount)
            implements ImportedOrder {}
}
