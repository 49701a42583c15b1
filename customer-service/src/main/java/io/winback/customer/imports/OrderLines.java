package io.winback.customer.imports;

import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

    /** Tills write each line of an order with its own time. */
    private static final Duration LONGEST_APART = Duration.ofHours(1);

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

    /** The earliest time of the lines, which may be an hour apart. */
    Instant earliest(String field, Function<OrderPart, Instant> time) throws Rejected {
        var byTime = parts.stream()
                .filter(part -> time.apply(part) != null)
                .sorted(Comparator.comparing(time))
                .toList();
        if (byTime.isEmpty()) {
            throw new Rejected(reader.columnOf(field), "is missing");
        }
        var earliest = byTime.get(0);
        var latest = byTime.get(byTime.size() - 1);
        if (Duration.between(time.apply(earliest), time.apply(latest)).compareTo(LONGEST_APART) > 0) {
            throw new Rejected(
                    reader.columnOf(field),
                    "must be within one hour in all lines of the order",
                    written(earliest, field, time),
                    written(latest, field, time));
        }
        return time.apply(earliest);
    }

    private String written(OrderPart part, String field, Function<OrderPart, Instant> time) {
        return part.written().getOrDefault(reader.columnOf(field), reader.local(time.apply(part)));
    }

    /** Whether a line is more than a return. */
    boolean hasPurchase() {
        return parts.stream().anyMatch(part -> !part.isNegative());
    }

    boolean hasReturn() {
        return parts.stream().anyMatch(OrderPart::isNegative);
    }
}
