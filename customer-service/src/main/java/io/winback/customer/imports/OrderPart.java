package io.winback.customer.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.winback.customer.imports.format.AmountFormat.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one line of a file contains of an order. A field is null if it is blank in this line.
 *
 * @param problems why the line is rejected; empty if it can be read
 * @param written the texts of times and amounts, by their columns, if a message would show them otherwise
 * @param status as the file has it
 * @param isItem whether the line is an item, and no charge such as shipping
 * @param quantity may be negative
 */
record OrderPart(
        long line,
        String orderId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rejection> problems,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> written,
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

    OrderPart {
        problems = problems == null ? List.of() : problems;
        written = written == null ? Map.of() : written;
    }

    /** @param orderId null if it cannot be read */
    static OrderPart rejected(long line, String orderId, List<Rejection> problems) {
        return new OrderPart(
                line, orderId, problems, null, null, null, null, null, null, null, null, null, null, null, null, false,
                null, null, null, null, null);
    }

    /** The unit price times the quantity, which is one if it is blank; null without a price. */
    @JsonIgnore
    BigDecimal amount() {
        return unitPrice == null
                ? null
                : unitPrice.number().multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity));
    }

    /** Whether the line describes an article: a quantity with a price may be a charge. */
    @JsonIgnore
    boolean hasArticle() {
        return sku != null || itemName != null || category != null || quantity != null && unitPrice == null;
    }

    @JsonIgnore
    boolean isNegative() {
        return quantity != null && quantity < 0
                || quantity == null && unitPrice != null && unitPrice.number().signum() < 0;
    }
}
