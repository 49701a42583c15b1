package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.format.AmountFormat;
import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.imports.format.CurrencyAmounts;
import io.winback.customer.imports.format.LenientTime;
import io.winback.customer.orders.PlacedOrder;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one line of a CSV file of orders. */
final class OrderLine {

    static final List<String> REQUIRED = List.of("customer_id", "order_id", "placed_at", "amount", "currency");
    static final List<String> OPTIONAL =
            List.of("sku", "category", "quantity", "promised_by", "delivered_at", "coupon_code");

    private static final Set<String> TIMES = Set.of("placed_at", "promised_by", "delivered_at");

    /** Plain digits only: Java would also accept 1e309. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+)(?:\\.(\\d+))?");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    private final CsvLine line;
    private final ZoneId zone;
    private final ZoneId usualZone;

    /**
     * @param zone of times without a zone
     * @param usualZone the zone in which a date without a time begins
     */
    OrderLine(CsvLine line, ZoneId zone, ZoneId usualZone) {
        this.line = line;
        this.zone = zone;
        this.usualZone = usualZone;
    }

    PlacedOrder order(Validator validator, Instant now) throws Rejected {
        var faults = new LineFaults();
        var amount = faults.read(this::amount);
        var currency = faults.read(() -> CurrencyAmounts.currency("currency", line.required("currency")));
        var order = new PlacedOrder(
                faults.read(() -> line.requiredId("order_id")),
                faults.read(() -> line.requiredId("customer_id")),
                faults.read(() -> LenientTime.read("placed_at", line.required("placed_at"), zone, usualZone)),
                amount == null || currency == null
                        ? null
                        : faults.read(() -> CurrencyAmounts.money("amount", amount, currency)),
                faults.read(this::item),
                faults.find(() -> line.value("coupon_code")).orElse(null),
                faults.find(() -> time("promised_by")).orElse(null),
                faults.find(() -> time("delivered_at")).orElse(null));
        if (!order.isPlain()) {
            faults.read(() -> {
                LineViolations.checkPresent(validator, order, OrderLine::column);
                return order;
            });
        }
        for (var problem : order.problems(now)) {
            faults.read(() -> rejected(problem));
        }
        faults.check();
        return order;
    }

    /**
     * The line as a part of an order that may have more lines. A line with faults is a part, too, because its order must not be
     * accepted without it.
     */
    OrderPart part(Validator validator, Instant now) {
        long number = line.record().line();
        try {
            return part(number, order(validator, now));
        } catch (Rejected e) {
            return OrderPart.rejected(
                    number,
                    new LineFaults().read(() -> line.requiredId("order_id")),
                    e.all().stream().map(fault -> fault.at(number)).toList());
        }
    }

    private OrderPart part(long number, PlacedOrder order) throws Rejected {
        return new OrderPart(
                number,
                order.orderId(),
                List.of(),
                Map.of("placed_at", line.required("placed_at")),
                order.customerId(),
                order.placedAt(),
                new Amount(order.total().amount(), null),
                order.total().currency().getCurrencyCode(),
                null,
                null,
                null,
                null,
                order.couponCode(),
                time("promised_by").orElse(null),
                order.deliveredAt(),
                true,
                line.value("sku").orElse(null),
                null,
                line.value("category").orElse(null),
                quantity(),
                null);
    }

    /** Times are shown as the file has them. */
    private <T> T rejected(InvalidInput problem) throws Rejected {
        var column = column(problem.field());
        throw new Rejected(
                column,
                TIMES.contains(column)
                        ? Rejected.asWritten(problem.getMessage(), line.required(column))
                        : problem.getMessage());
    }

    /** {@code total.amount} → {@code amount}, {@code items[0].sku} → {@code sku}, {@code placedAt} → {@code placed_at}. */
    private static String column(String path) {
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private List<PlacedOrder.Item> item() throws Rejected {
        var sku = line.value("sku");
        var category = line.value("category");
        var quantity = quantity();
        return sku.isEmpty() && category.isEmpty() && quantity == null
                ? null
                : List.of(new PlacedOrder.Item(sku.orElse(null), null, category.orElse(null), quantity, null));
    }

    private Integer quantity() throws Rejected {
        var text = line.value("quantity").orElse(null);
        if (text != null && !WHOLE_NUMBER.matcher(text).matches()) {
            throw new Rejected("quantity", "must be a whole number", text);
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private BigDecimal amount() throws Rejected {
        var text = line.required("amount");
        var match = NUMBER.matcher(text);
        if (!match.matches()) {
            throw new Rejected(
                    "amount",
                    "must be a number such as 1200 or 11.77; other forms are read by a format that describes them",
                    text);
        }
        AmountFormat.checkLength("amount", match.group(1), match.group(2), text);
        return new BigDecimal(text);
    }

    private Optional<Instant> time(String field) throws Rejected {
        var text = line.value(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(LenientTime.read(field, text.get(), zone, usualZone));
    }
}
