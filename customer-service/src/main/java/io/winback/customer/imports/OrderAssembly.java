package io.winback.customer.imports;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.imports.format.CurrencyAmounts;
import io.winback.customer.imports.format.FormatDocument.NegativeQuantity;
import io.winback.customer.imports.format.FormatDocument.RefundedAmountIs;
import io.winback.customer.imports.format.FormatDocument.StatusMeaning;
import io.winback.customer.imports.format.FormatDocument.Total;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import io.winback.events.Money;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes orders and returns of the lines of a file. Lines of one order are accepted or rejected together. */
final class OrderAssembly {

    private static final int ITEMS_OF_A_REQUEST = 500;
    private static final String DISAGREE = "the lines of the order have different values";

    private final Validator validator;
    private final Supplier<Instant> now;
    private final ZoneId usualZone;

    OrderAssembly(Validator validator, Supplier<Instant> now, ZoneId usualZone) {
        this.validator = validator;
        this.now = now;
        this.usualZone = usualZone;
    }

    /** @param parts all lines of one order, in the order of the file */
    void assemble(FormatReader reader, List<OrderPart> parts, LineSink<ImportedOrder> sink) {
        if (parts.stream().anyMatch(part -> part.problem() != null)) {
            parts.forEach(part -> sink.reject(
                    part.problem() != null
                            ? part.problem()
                            : new Rejection(part.line(), "", "another line of the order is rejected")));
            return;
        }
        try {
            var assembled = new Order(reader, parts);
            var leftOut = assembled.leftOutBecause();
            var cancelled = assembled.cancelled();
            if (cancelled.isPresent()) {
                sink.take(parts.get(0).line(), cancelled.get());
            } else if (leftOut != null) {
                parts.forEach(part -> sink.leaveOut(new Rejection(part.line(), assembled.statusColumn(), leftOut)));
            } else {
                assembled.facts().forEach(fact -> sink.take(parts.get(0).line(), fact));
            }
        } catch (Rejected e) {
            parts.forEach(part -> sink.reject(e.at(part.line())));
        }
    }

    /** The lines of one order. */
    private final class Order {

        private final FormatReader reader;
        private final List<OrderPart> parts;
        private final String status;
        private final StatusMeaning meaning;

        private Order(FormatReader reader, List<OrderPart> parts) throws Rejected {
            this.reader = reader;
            this.parts = parts;
            this.status = agreed(FormatFields.STATUS, OrderPart::status);
            this.meaning = reader.meaning(status);
        }

        /** Null if it counts. */
        private String leftOutBecause() {
            if (meaning == StatusMeaning.LEAVE_OUT || meaning == StatusMeaning.CANCELLED) {
                return "has the status " + status;
            }
            return isCancelled() ? "was cancelled" : null;
        }

        private boolean isCancelled() {
            return meaning == StatusMeaning.CANCELLED
                    || meaning != StatusMeaning.RETURN && parts.stream().anyMatch(part -> part.cancelledAt() != null);
        }

        private String statusColumn() {
            return reader.columnOf(FormatFields.STATUS);
        }

        /** Empty if it is not cancelled, or names no customer: no stored order is one without a customer. */
        private Optional<ImportedOrder> cancelled() {
            var customers = parts.stream()
                    .map(OrderPart::customerId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return isCancelled() && customers.size() == 1
                    ? Optional.of(new ImportedOrder.Cancelled(
                            line(),
                            parts.size(),
                            parts.get(0).orderId(),
                            customers.get(0),
                            reader.columnOf(FormatFields.ORDER_ID),
                            new Rejection(line(), statusColumn(), leftOutBecause())))
                    : Optional.empty();
        }

        private List<ImportedOrder> facts() throws Rejected {
            var customerId = agreed(FormatFields.CUSTOMER_ID, OrderPart::customerId);
            if (customerId == null) {
                throw new Rejected(reader.customerColumns(), "is missing, so that the order has no customer");
            }
            var placedAt = required(FormatFields.PLACED_AT, OrderPart::placedAt);
            var currency = currency();
            var total = total(currency);
            var refunded = refunded(total, currency);
            var returned = refunded == null ? returned(total) : refunded;
            var facts = new ArrayList<ImportedOrder>();
            if (total.signum() >= 0 && hasPurchase()) {
                facts.add(new ImportedOrder.Purchase(
                        parts.size(), CopyRow.of(line(), checked(customerId, placedAt, total, currency), usualZone)));
            }
            if (returned.signum() > 0) {
                var refundedAt = agreed(FormatFields.REFUNDED_AT, OrderPart::refundedAt);
                facts.add(new ImportedOrder.Return(
                        line(),
                        facts.isEmpty() ? parts.size() : 0,
                        checkedId(parts.get(0).orderId()),
                        checkedCustomer(customerId),
                        checkedTime(refundedAt == null ? placedAt : refundedAt),
                        CurrencyAmounts.money(reader.columnOf(FormatFields.TOTAL), returned, currency),
                        !facts.isEmpty() && isTotal(refunded)));
            }
            return facts;
        }

        private long line() {
            return parts.get(0).line();
        }

        private <T> T agreed(String field, Function<OrderPart, T> value) throws Rejected {
            var values = parts.stream().map(value).filter(Objects::nonNull).toList();
            if (values.stream().map(Order::comparable).distinct().count() > 1) {
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

        private <T> T required(String field, Function<OrderPart, T> value) throws Rejected {
            var agreed = agreed(field, value);
            if (agreed == null) {
                throw new Rejected(reader.columnOf(field), "is missing");
            }
            return agreed;
        }

        /** Of its column, or of the symbol beside an amount. */
        private Currency currency() throws Rejected {
            var column = agreed(FormatFields.CURRENCY, OrderPart::currency);
            var symbol = agreed(FormatFields.TOTAL, part -> symbol(part.total()));
            if (symbol == null) {
                symbol = agreed(FormatFields.UNIT_PRICE, part -> symbol(part.unitPrice()));
            }
            var field = reader.columnOf(FormatFields.CURRENCY);
            if (column == null && symbol == null) {
                throw new Rejected(field, "is missing");
            }
            var code = column == null ? symbol : column.toUpperCase(Locale.ROOT);
            if (symbol != null && !symbol.equals(code)) {
                throw new Rejected(field, "must be %s, as the symbol beside the amount says".formatted(symbol), code);
            }
            return CurrencyAmounts.currency(field, code);
        }

        private static String symbol(Amount amount) {
            return amount == null ? null : amount.currency();
        }

        /** The total of the purchase; negative for a line that is a refund. */
        private BigDecimal total(Currency currency) throws Rejected {
            var document = reader.document();
            if (document.total() == Total.SUM_OF_ITEMS) {
                return sumOfItems(false);
            }
            var total = document.total() == Total.FIRST_LINE
                    ? number(parts.get(0).total())
                    : agreed(FormatFields.TOTAL, part -> number(part.total()));
            if (total == null) {
                throw new Rejected(reader.columnOf(FormatFields.TOTAL), "is missing");
            }
            CurrencyAmounts.money(reader.columnOf(FormatFields.TOTAL), total, currency);
            if (total.signum() < 0 && document.negativeQuantity() == NegativeQuantity.REJECT) {
                throw new Rejected(reader.columnOf(FormatFields.TOTAL), "must not be negative", total.toPlainString());
            }
            return total;
        }

        private BigDecimal sumOfItems(boolean ofNegative) throws Rejected {
            var sum = BigDecimal.ZERO;
            for (var part : parts) {
                var amount = part.amount();
                if (amount == null) {
                    throw new Rejected(reader.columnOf(FormatFields.UNIT_PRICE), "is missing");
                }
                if (part.isNegative() == ofNegative) {
                    sum = sum.add(amount);
                }
            }
            return sum;
        }

        private static BigDecimal number(Amount amount) {
            return amount == null ? null : amount.number();
        }

        /** Whether a line is more than a return. */
        private boolean hasPurchase() {
            return parts.stream().anyMatch(part -> !part.isNegative());
        }

        /** The amount of the column of refunds; null without one. */
        private BigDecimal refunded(BigDecimal total, Currency currency) throws Rejected {
            var refunded = agreed(FormatFields.REFUNDED_AMOUNT, part -> number(part.refundedAmount()));
            if (refunded == null || refunded.signum() == 0 || total.signum() < 0) {
                return null;
            }
            CurrencyAmounts.money(reader.columnOf(FormatFields.REFUNDED_AMOUNT), refunded, currency);
            return refunded.abs().min(total);
        }

        /** The amount of other returns; zero without any. */
        private BigDecimal returned(BigDecimal total) throws Rejected {
            if (total.signum() < 0) {
                return total.negate();
            }
            return meaning == StatusMeaning.RETURN ? total : negativeLines();
        }

        /** Whether the returned amount of an order is all that was returned of it so far, as its status and its lines are. */
        private boolean isTotal(BigDecimal refunded) {
            return refunded == null || reader.document().refundedAmountIs() == RefundedAmountIs.ORDER_TOTAL;
        }

        private BigDecimal negativeLines() throws Rejected {
            if (parts.stream().noneMatch(OrderPart::isNegative)) {
                return BigDecimal.ZERO;
            }
            if (reader.document().negativeQuantity() == NegativeQuantity.REJECT) {
                throw new Rejected(reader.columnOf(FormatFields.QUANTITY), "must not be negative");
            }
            return sumOfItems(true).negate();
        }

        private PlacedOrder checked(String customerId, Instant placedAt, BigDecimal total, Currency currency)
                throws Rejected {
            var items = new ArrayList<PlacedOrder.Item>();
            for (var part : parts) {
                if (part.isItem()
                        && !part.isNegative()
                        && (part.sku() != null || part.itemName() != null || part.category() != null)) {
                    items.add(new PlacedOrder.Item(
                            part.sku(), part.itemName(), part.category(), part.quantity(), price(part, currency)));
                }
            }
            var order = new PlacedOrder(
                    parts.get(0).orderId(),
                    customerId,
                    placedAt,
                    CurrencyAmounts.money(reader.columnOf(FormatFields.TOTAL), total, currency),
                    items.isEmpty() ? null : items,
                    agreed(FormatFields.COUPON_CODE, OrderPart::couponCode),
                    agreed(FormatFields.PROMISED_BY, OrderPart::promisedBy),
                    agreed(FormatFields.DELIVERED_AT, OrderPart::deliveredAt));
            check(order);
            return order;
        }

        private Money price(OrderPart part, Currency currency) throws Rejected {
            return part.unitPrice() == null
                    ? null
                    : CurrencyAmounts.money(
                            reader.columnOf(FormatFields.UNIT_PRICE),
                            part.unitPrice().number(),
                            currency);
        }

        private void check(PlacedOrder order) throws Rejected {
            if (!order.isPlain()) {
                int items = order.items() == null ? 0 : order.items().size();
                for (int first = 0; first == 0 || first < items; first += ITEMS_OF_A_REQUEST) {
                    validate(withItems(order, first, Math.min(items, first + ITEMS_OF_A_REQUEST)));
                }
            }
            try {
                order.check(now.get());
            } catch (InvalidInput e) {
                throw new Rejected(column(e.field()), e.getMessage());
            }
        }

        /** A file may have more items of an order than a request. */
        private static PlacedOrder withItems(PlacedOrder order, int from, int to) {
            return new PlacedOrder(
                    order.orderId(),
                    order.customerId(),
                    order.placedAt(),
                    order.total(),
                    order.items() == null ? null : order.items().subList(from, to),
                    order.couponCode(),
                    order.promisedBy(),
                    order.deliveredAt(),
                    order.status());
        }

        private void validate(PlacedOrder order) throws Rejected {
            var violation = validator.validate(order).stream().findFirst();
            if (violation.isPresent()) {
                throw new Rejected(
                        column(violation.get().getPropertyPath().toString()),
                        violation.get().getMessage());
            }
        }

        /** {@code total.amount} and {@code items[3].sku} name the columns of {@code total} and {@code sku}. */
        private String column(String path) {
            var field =
                    path.startsWith("items[") ? path.substring(path.indexOf('.') + 1) : path.replaceFirst("\\..*", "");
            return reader.columnOf(field.equals("name") ? FormatFields.ITEM_NAME : field);
        }

        /** A customer id may be personal, so it is not shown. */
        private String checkedCustomer(String customerId) throws Rejected {
            if (!customerId.matches(ExternalId.REGEXP) || customerId.startsWith(ExternalId.RESERVED)) {
                throw new Rejected(reader.customerColumns(), ExternalId.MESSAGE);
            }
            return customerId;
        }

        private String checkedId(String orderId) throws Rejected {
            if (!orderId.matches(ExternalId.REGEXP)) {
                throw new Rejected(reader.columnOf(FormatFields.ORDER_ID), ExternalId.MESSAGE, orderId);
            }
            return orderId;
        }

        private Instant checkedTime(Instant time) throws Rejected {
            if (time.isAfter(now.get())) {
                throw new Rejected(
                        reader.columnOf(FormatFields.PLACED_AT), "must not be in the future", time.toString());
            }
            return time;
        }
    }
}
