package io.winback.customer.imports;

import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The lines of one order in a file, and the values on which they agree.
 *
 * @param parts in the order of the file; at least one
 */
record OrderLines(FormatReader reader, List<OrderPart> parts) {

    private static final String DISAGREE = "the lines of the order have different values";

    OrderPart first() {
        return parts.get(0);
    }

    /** The value of the lines that have one; null if none has. */
    <T> T agreed(String field, Function<OrderPart, T> value) throws Rejected {
        var values = parts.stream().map(value).filter(Objects::nonNull).toList();
        if (values.stream().map(OrderLines::comparable).distinct().count() > 1) {
            throw new Rejected(
                    field.equals(FormatFields.CUSTOMER_ID) ? reader.customerColumns() : reader.columnOf(field),
                    DISAGREE);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** 4580 and 4580.00 are the same. */
    private static Object comparable(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    <T> T required(String field, Function<OrderPart, T> value) throws Rejected {
        var agreed = agreed(field, value);
        if (agreed == null) {
            throw new Rejected(reader.columnOf(field), "is missing");
        }
        return agreed;
    }

    /** Whether a line is more than a return. */
    boolean hasPurchase() {
        return parts.stream().anyMatch(part -> !part.isNegative());
    }

    boolean hasReturn() {
        return parts.stream().anyMatch(OrderPart::isNegative);
    }
}
