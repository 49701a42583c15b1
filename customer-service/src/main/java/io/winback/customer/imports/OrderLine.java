package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.winback.customer.orders.PlacedOrder;
import io.winback.events.Money;
import io.winback.events.rest.InvalidInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One line of a file of orders. */
final class OrderLine {

    static final List<String> REQUIRED = List.of("customer_id", "order_id", "placed_at", "amount", "currency");
    static final List<String> OPTIONAL =
            List.of("sku", "category", "quantity", "promised_by", "delivered_at", "coupon_code");

    private final NamedCsvRecord line;
    private final ZoneId usualZone;

    OrderLine(NamedCsvRecord line, ZoneId usualZone) {
        this.line = line;
        this.usualZone = usualZone;
    }

    PlacedOrder order(Instant now) throws Rejected {
        var order = new PlacedOrder(
                id("order_id"),
                id("customer_id"),
                time("placed_at").orElseThrow(() -> new Rejected("placed_at", "is missing")),
                total(),
                item(),
                value("coupon_code").orElse(null),
                time("promised_by").orElse(null),
                time("delivered_at").orElse(null));
        try {
            order.check(now);
        } catch (InvalidInput e) {
            throw new Rejected(column(e.field()), e.getMessage());
        }
        return order;
    }

    private static String column(String field) {
        return switch (field) {
            case "total.amount" -> "amount";
            case "placedAt" -> "placed_at";
            default -> field;
        };
    }

    private List<PlacedOrder.Item> item() throws Rejected {
        var sku = value("sku");
        var category = value("category");
        if (sku.isEmpty() && category.isEmpty()) {
            return null;
        }
        return List.of(new PlacedOrder.Item(sku.orElse(null), null, category.orElse(null), quantity(), null));
    }

    private Integer quantity() throws Rejected {
        var text = value("quantity");
        try {
            return text.isEmpty() ? null : Integer.valueOf(text.get());
        } catch (NumberFormatException e) {
            throw new Rejected("quantity", "is no whole number");
        }
    }

    private Money total() throws Rejected {
        var amount = amount();
        try {
            var currency =
                    Currency.getInstance(value("currency").orElseThrow(() -> new Rejected("currency", "is missing")));
            return new Money(amount, currency);
        } catch (IllegalArgumentException e) {
            throw e.getMessage() == null
                    ? new Rejected("currency", "is no ISO 4217 currency such as JPY")
                    : new Rejected("amount", e.getMessage());
        }
    }

    private BigDecimal amount() throws Rejected {
        var text = value("amount").orElseThrow(() -> new Rejected("amount", "is missing"));
        // Plain digits only: 1e309 is a number to Java, and to nobody's shop.
        if (!text.matches("[+-]?\\d{1,18}(\\.\\d{1,8})?")) {
            throw new Rejected("amount", "is no number such as 1200 or 11.77");
        }
        return new BigDecimal(text);
    }

    private String id(String field) throws Rejected {
        var id = value(field).orElseThrow(() -> new Rejected(field, "is missing"));
        if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new Rejected(field, "must be 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        return id;
    }

    private Optional<Instant> time(String field) throws Rejected {
        var text = value(field);
        return text.isEmpty() ? Optional.empty() : Optional.of(Times.parse(field, text.get(), usualZone));
    }

    private Optional<String> value(String field) throws Rejected {
        var text = line.findField(field).map(String::strip).filter(value -> !value.isEmpty());
        if (text.isPresent() && text.get().indexOf('\uFFFD') >= 0) {
            throw new Rejected(field, "is not UTF-8");
        }
        return text;
    }
}
