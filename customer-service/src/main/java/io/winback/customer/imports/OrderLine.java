package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.format.CurrencyAmounts;
import io.winback.customer.imports.format.LenientTime;
import io.winback.customer.orders.PlacedOrder;
import io.winback.events.Money;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one line of a CSV file of orders. */
final class OrderLine {

    static final List<String> REQUIRED = List.of("customer_id", "order_id", "placed_at", "amount", "currency");
    static final List<String> OPTIONAL =
            List.of("sku", "category", "quantity", "promised_by", "delivered_at", "coupon_code");

    /** Plain digits only: Java would also accept 1e309. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,8})?");

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
        var order = new PlacedOrder(
                line.requiredId("order_id"),
                line.requiredId("customer_id"),
                LenientTime.read("placed_at", line.required("placed_at"), zone, usualZone),
                total(),
                item(),
                line.value("coupon_code").orElse(null),
                time("promised_by").orElse(null),
                time("delivered_at").orElse(null));
        if (!order.isPlain()) {
            validate(order, validator);
        }
        try {
            order.check(now);
        } catch (InvalidInput e) {
            throw new Rejected(column(e.field()), e.getMessage());
        }
        return order;
    }

    private static void validate(PlacedOrder order, Validator validator) throws Rejected {
        var violation = validator.validate(order).stream().findFirst();
        if (violation.isPresent()) {
            throw new Rejected(
                    column(violation.get().getPropertyPath().toString()),
                    violation.get().getMessage());
        }
    }

    /** {@code total.amount} → {@code amount}, {@code items[0].sku} → {@code sku}, {@code placedAt} → {@code placed_at}. */
    private static String column(String path) {
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private List<PlacedOrder.Item> item() throws Rejected {
        var sku = line.value("sku");
        var category = line.value("category");
        if (sku.isEmpty() && category.isEmpty()) {
            return null;
        }
        return List.of(new PlacedOrder.Item(sku.orElse(null), null, category.orElse(null), quantity(), null));
    }

    private Integer quantity() throws Rejected {
        var text = line.value("quantity");
        try {
            return text.isEmpty() ? null : Integer.valueOf(text.get());
        } catch (NumberFormatException e) {
            throw new Rejected("quantity", "must be a whole number", text.orElse(""));
        }
    }

    private Money total() throws Rejected {
        var amount = amount();
        return CurrencyAmounts.money("amount", amount, CurrencyAmounts.currency("currency", line.required("currency")));
    }

    private BigDecimal amount() throws Rejected {
        var text = line.required("amount");
        if (!NUMBER.matcher(text).matches()) {
            throw new Rejected(
                    "amount",
                    "must be a number such as 1200 or 11.77; other forms are read by a format that describes them",
                    text);
        }
        return new BigDecimal(text);
    }

    private Optional<Instant> time(String field) throws Rejected {
        var text = line.value(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(LenientTime.read(field, text.get(), zone, usualZone));
    }
}
