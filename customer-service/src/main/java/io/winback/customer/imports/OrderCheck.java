package io.winback.customer.imports;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.orders.PlacedOrder;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.function.Supplier;

/** Applies the rules of a request to the orders and returns of a file. A refusal names the column of the file. */
final class OrderCheck {

    private final Validator validator;
    private final Supplier<Instant> now;

    OrderCheck(Validator validator, Supplier<Instant> now) {
        this.validator = validator;
        this.now = now;
    }

    /** @throws Rejected if a field breaks its constraints; those between fields are checked if they are present */
    void check(FormatReader reader, PlacedOrder order) throws Rejected {
        var faults = new LineFaults();
        if (!order.isPlain()) {
            faults.read(() -> {
                LineViolations.checkPresent(validator, order, path -> column(reader, path));
                return order;
            });
        }
        faults.add(order.problems(now.get()).stream()
                .map(problem -> rejected(reader, order, problem))
                .toList());
        faults.check();
    }

    /** @throws Rejected if a field of the item breaks its constraints */
    void check(FormatReader reader, PlacedOrder.Item item) throws Rejected {
        if (!item.isPlain()) {
            LineViolations.checkPresent(validator, item, path -> column(reader, path));
        }
    }

    /** A time is shown in the zone of the file. */
    private static Rejected rejected(FormatReader reader, PlacedOrder order, InvalidInput problem) {
        var time =
                switch (problem.field()) {
                    case "placedAt" -> order.placedAt();
                    case "deliveredAt" -> order.deliveredAt();
                    default -> null;
                };
        return new Rejected(
                column(reader, problem.field()),
                time == null ? problem.getMessage() : Rejected.asWritten(problem.getMessage(), reader.local(time)));
    }

    /** {@code total.amount} and {@code placedAt} name the columns of {@code total} and {@code placedAt}. */
    private static String column(FormatReader reader, String path) {
        if (path.equals("total.currency")) {
            return reader.columnOf(FormatFields.CURRENCY);
        }
        var field = path.replaceFirst("\\..*", "");
        return switch (field) {
            case "name" -> reader.columnOf(FormatFields.ITEM_NAME);
            case FormatFields.CUSTOMER_ID -> reader.customerColumns();
            default -> reader.columnOf(field);
        };
    }

    /** A customer id may be personal, so it is not shown. */
    String checkedCustomer(FormatReader reader, String customerId) throws Rejected {
        if (!customerId.matches(ExternalId.REGEXP) || customerId.startsWith(ExternalId.RESERVED)) {
            throw new Rejected(reader.customerColumns(), ExternalId.MESSAGE);
        }
        return customerId;
    }

    String checkedId(FormatReader reader, String orderId) throws Rejected {
        if (!orderId.matches(ExternalId.REGEXP)) {
            throw new Rejected(reader.columnOf(FormatFields.ORDER_ID), ExternalId.MESSAGE, orderId);
        }
        return orderId;
    }

    /** @param field of the time */
    Instant checkedTime(FormatReader reader, String field, Instant time) throws Rejected {
        if (time.isAfter(now.get())) {
            throw new Rejected(reader.columnOf(field), "must not be in the future", reader.local(time));
        }
        return time;
    }
}
