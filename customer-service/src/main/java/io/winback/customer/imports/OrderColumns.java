package io.winback.customer.imports;

import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatFields;
import java.util.Map;

/**
 * The names that a file has for the fields of an order, for messages.
 *
 * @param document null for the columns of this API
 */
record OrderColumns(FormatDocument document) {

    private static final Map<String, String> FIELDS = Map.of(
            "total.amount",
            FormatFields.TOTAL,
            "total.currency",
            FormatFields.CURRENCY,
            "items",
            FormatFields.ITEM_NAME);

    private static final Map<String, String> PLAIN = Map.of(
            FormatFields.ORDER_ID, "order_id",
            FormatFields.CUSTOMER_ID, "customer_id",
            FormatFields.PLACED_AT, "placed_at",
            FormatFields.TOTAL, "amount",
            FormatFields.ITEM_NAME, "sku",
            FormatFields.COUPON_CODE, "coupon_code");

    /** Another order has the id of the line. */
    Rejection differs(long line, String field) {
        return new Rejection(
                line,
                column(FormatFields.ORDER_ID),
                "another order has this id: it differs in " + column(FIELDS.getOrDefault(field, field)));
    }

    /** The stored order of the line is cancelled. */
    Rejection isCancelled(long line) {
        return new Rejection(line, column(FormatFields.ORDER_ID), "the stored order with this id is cancelled");
    }

    private String column(String field) {
        if (document == null) {
            return PLAIN.getOrDefault(field, field);
        }
        return field.equals(FormatFields.CUSTOMER_ID) ? document.customerColumns() : document.columnOf(field);
    }
}
