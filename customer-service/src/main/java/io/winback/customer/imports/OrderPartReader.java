package io.winback.customer.imports;

import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.imports.format.CsvRecord;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one line of a file of orders, and finds the faults of all of its fields. */
final class OrderPartReader {

    private final FormatReader reader;
    private final long line;
    private final List<String> cells;
    private final LineFaults faults = new LineFaults();
    private final Map<String, String> written = new HashMap<>();

    private OrderPartReader(FormatReader reader, CsvRecord record) {
        this.reader = reader;
        this.line = record.line();
        this.cells = record.fields();
    }

    /**
     * A line with faults is a part, too, because its order must not be accepted without it.
     *
     * @throws Rejected if the line has no fields that could be read
     */
    static OrderPart read(FormatReader reader, CsvRecord record) throws Rejected {
        CsvParser.checkReadable(record, reader.columns());
        return new OrderPartReader(reader, record).part();
    }

    private OrderPart part() {
        var orderId = faults.read(() -> reader.orderId(cells)
                .orElseThrow(() -> new Rejected(reader.columnOf(FormatFields.ORDER_ID), "is missing")));
        var customerId = faults.find(() -> reader.customerId(cells)).orElse(null);
        var placedAt = time(FormatFields.PLACED_AT);
        var total = amount(FormatFields.TOTAL);
        var currency = text(FormatFields.CURRENCY);
        var status = text(FormatFields.STATUS);
        var cancelledAt = time(FormatFields.CANCELLED_AT);
        var refundedAmount = amount(FormatFields.REFUNDED_AMOUNT);
        var refundedAt = time(FormatFields.REFUNDED_AT);
        var couponCode = text(FormatFields.COUPON_CODE);
        var promisedBy = time(FormatFields.PROMISED_BY);
        var deliveredAt = time(FormatFields.DELIVERED_AT);
        var isItem = faults.read(() -> reader.isItem(cells));
        var sku = text(FormatFields.SKU);
        var itemName = text(FormatFields.ITEM_NAME);
        var category = text(FormatFields.CATEGORY);
        var quantity = faults.find(() -> reader.quantity(cells)).orElse(null);
        var unitPrice = amount(FormatFields.UNIT_PRICE);
        return new OrderPart(
                line,
                orderId,
                faults.at(line),
                written,
                customerId,
                placedAt,
                total,
                currency,
                status,
                cancelledAt,
                refundedAmount,
                refundedAt,
                couponCode,
                promisedBy,
                deliveredAt,
                isItem == null || isItem,
                sku,
                itemName,
                category,
                quantity,
                unitPrice);
    }

    private String text(String field) {
        return faults.find(() -> reader.text(cells, field)).orElse(null);
    }

    private Instant time(String field) {
        var time = faults.find(() -> reader.time(cells, field)).orElse(null);
        if (time != null) {
            keepText(field, reader.local(time));
        }
        return time;
    }

    private Amount amount(String field) {
        var amount = faults.find(() -> reader.amount(cells, field)).orElse(null);
        if (amount != null) {
            keepText(field, amount.number().toPlainString());
        }
        return amount;
    }

    /**
     * Keeps the text of a value that a later check may refuse.
     *
     * @param shown how a message shows the value without its text
     */
    private void keepText(String field, String shown) {
        faults.find(() -> reader.text(cells, field))
                .filter(text -> !text.equals(shown))
                .ifPresent(text -> written.put(reader.columnOf(field), text));
    }
}
