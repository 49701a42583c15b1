package io.winback.customer.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.winback.customer.imports.format.AmountFormat.Amount;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one line of a file tells of an order. A field is null if it is blank in this line.
 *
 * @param problem why the line is rejected; null if it can be read
 * @param status as the file has it
 * @param isItem whether the line is an item, and no charge such as shipping
 * @param quantity may be negative
 */
record OrderPart(
        long line,
        String orderId,
        Rejection problem,
        String customerId,
        Instant placedAt,
        Amount total,
        String currency,
        String status,
        Instant cancelledAt,
        Amount refundedAmount,
        Instant refundedAt,
        String couponCode,
        Instant promisedBy,
        Instant deliveredAt,
        boolean isItem,
        String sku,
        String itemName,
        String category,
        Integer quantity,
        Amount unitPrice) {

    static OrderPart rejected(long line, String orderId, Rejection problem) {
        return new OrderPart(
                line, orderId, problem, null, null, null, null, null, null, null, null, null, null, null, false, null,
                null, null, null, null);
    }

    /** The unit price times the quantity, which is one if it is blank; null without a price. */
    @JsonIgnore
    BigDecimal amount() {
        return unitPrice == null
                ? null
                : unitPrice.number().multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity));
    }

    @JsonIgnore
    boolean isNegative() {
        return quantity != null && quantity < 0
                || quantity == null && unitPrice != null && unitPrice.number().signum() < 0;
    }
}
