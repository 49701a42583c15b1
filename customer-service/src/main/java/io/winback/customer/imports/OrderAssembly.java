package io.winback.customer.imports;

import io.winback.customer.imports.format.FormatDocument.StatusMeaning;
import io.winback.customer.imports.format.FormatDocument.Total;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.Money;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes orders and returns of the lines of a file. Lines of one order are accepted or rejected together. */
final class OrderAssembly {

    private static final Logger LOG = Logger.getLogger(OrderAssembly.class);

    private final OrderCheck check;
    private final ZoneId usualZone;

    OrderAssembly(Validator validator, Supplier<Instant> now, ZoneId usualZone) {
        this.check = new OrderCheck(validator, now);
        this.usualZone = usualZone;
    }

    /** @param parts all lines of one order, in the order of the file */
    void assemble(FormatReader reader, List<OrderPart> parts, LineSink<ImportedOrder> sink) {
        var faults = new OrderFaults(parts);
        try {
            var status =
                    faults.read(() -> new OrderLines(reader, parts).agreed(FormatFields.STATUS, OrderPart::status));
            var assembled = new Order(reader, parts, status, faults);
            var isReadable = faults.isEmpty();
            var leftOut = isReadable ? assembled.leftOutBecause() : null;
            var cancelled = isReadable ? assembled.cancelled() : Optional.<ImportedOrder>empty();
            if (cancelled.isPresent()) {
                sink.take(parts.get(0).line(), cancelled.get());
            } else if (leftOut != null) {
                parts.forEach(part -> sink.leaveOut(new Rejection(part.line(), assembled.statusColumn(), leftOut)));
            } else {
                // If a line cannot be read, missing fields are not reported.
                var facts = faults.isNamed("") ? List.<ImportedOrder>of() : assembled.facts();
                if (faults.isEmpty()) {
                    facts.forEach(fact -> sink.take(parts.get(0).line(), fact));
                    assembled.warn(sink);
                } else {
                    faults.rejectAll(sink);
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "line %d of an import cannot be read", parts.get(0).line());
            parts.forEach(part -> sink.reject(new Rejection(part.line(), "", Rejected.UNREADABLE)));
        }
    }

    /** The facts that the lines of one order say. */
    private final class Order {

        private final FormatReader reader;
        private final List<OrderPart> parts;
        private final OrderLines lines;
        private final String status;
        private final StatusMeaning meaning;

        private final OrderFaults faults;

        /** Null before they are read, and if they have a fault. */
        private Instant placedAt;

        private OrderAmounts amounts;
        private BigDecimal total;

        private Order(FormatReader reader, List<OrderPart> parts, String status, OrderFaults faults) {
            this.reader = reader;
            this.parts = parts;
            this.lines = new OrderLines(reader, parts);
            this.status = status;
            this.meaning = reader.meaning(status);
            this.faults = faults;
        }

        /** Null if it counts. */
        private String leftOutBecause() {
            if (meaning == StatusMeaning.LEAVE_OUT || meaning == StatusMeaning.CANCELLED) {
                return "has the status " + status;
            }
            return isCancelled() ? "was cancelled" : null;
        }

        private boolean isCancelled() {
            return meaning == StatusMeaning.CANCELLED || parts.stream().anyMatch(part -> part.cancelledAt() != null);
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
                            LineNumbers.of(parts),
                            lines.first().orderId(),
                            customers.get(0),
                            reader.columnOf(FormatFields.ORDER_ID),
                            new Rejection(line(), statusColumn(), leftOutBecause()),
                            cancelledRow(customers.get(0))))
                    : Optional.empty();
        }

        /** Null if the lines do not state all of the order. */
        private String cancelledRow(String customerId) {
            var own = new OrderFaults(parts);
            var order = new Order(reader, parts, status, own).placed(customerId);
            return order == null || !own.isEmpty()
                    ? null
                    : CopyRow.of(line(), order.withStatus(OrderStatus.CANCELLED), usualZone)
                            .text();
        }

        private void warn(LineSink<?> sink) {
            if (status != null && !reader.knows(status)) {
                sink.warn(
                        statusColumn(),
                        "the format does not know the status %s; the orders count as purchases"
                                .formatted(Rejected.quoted(status)));
            }
            if (amounts != null && Boolean.TRUE.equals(faults.read(amounts::isRefundedAboveTotal))) {
                sink.warn(
                        reader.columnOf(FormatFields.REFUNDED_AMOUNT),
                        "is above the total of the order; the order counts as refunded in full");
            }
        }

        private long line() {
            return lines.first().line();
        }

        /** Adds the faults; without any, the facts are complete. */
        private List<ImportedOrder> facts() {
            var customerId = faults.read(this::customerId);
            var order = placed(customerId);
            if (total == null) {
                return List.of();
            }
            var facts = new ArrayList<ImportedOrder>();
            if (order != null && faults.isEmpty()) {
                facts.add(purchase(order));
            }
            var refunded = faults.read(() -> amounts.refunded(total));
            var returned = refunded == null
                    ? faults.read(() -> amounts.returned(total, meaning == StatusMeaning.RETURN))
                    : refunded;
            if (returned != null && returned.signum() > 0) {
                var at = faults.read(this::returnedAt);
                var money = faults.read(() -> amounts.money(FormatFields.TOTAL, returned));
                checkIds(customerId);
                if (faults.isEmpty()) {
                    facts.add(new ImportedOrder.Return(
                            line(),
                            facts.isEmpty() ? LineNumbers.of(parts) : LineNumbers.NONE,
                            lines.first().orderId(),
                            customerId,
                            at,
                            money,
                            !facts.isEmpty() && amounts.isTotal(refunded)));
                }
            }
            return facts;
        }

        private String customerId() throws Rejected {
            var id = lines.agreed(FormatFields.CUSTOMER_ID, OrderPart::customerId);
            if (id == null
                    && !faults.isNamed(reader.columnOf(FormatFields.CUSTOMER_ID))
                    && !faults.isNamed(reader.columnOf(FormatFields.EMAIL))) {
                throw new Rejected(reader.customerColumns(), "is missing, so that the order has no customer");
            }
            return id;
        }

        private void checkIds(String customerId) {
            if (lines.first().orderId() != null) {
                faults.read(() -> check.checkedId(reader, lines.first().orderId()));
            }
            if (customerId != null) {
                faults.read(() -> check.checkedCustomer(reader, customerId));
            }
        }

        /** Null if neither time is known. */
        private Instant returnedAt() throws Rejected {
            var refundedAt = lines.agreed(FormatFields.REFUNDED_AT, OrderPart::refundedAt);
            var field = refundedAt == null ? FormatFields.PLACED_AT : FormatFields.REFUNDED_AT;
            var at = refundedAt == null ? placedAt : refundedAt;
            return at == null ? null : check.checkedTime(reader, field, at);
        }

        /** Null if the currency has a fault, or may stand beside an amount that has one. */
        private OrderAmounts amounts() {
            boolean mayLackSymbol = !reader.document().currencySymbols().isEmpty()
                    && (faults.isNamed(reader.columnOf(FormatFields.TOTAL))
                            || faults.isNamed(reader.columnOf(FormatFields.UNIT_PRICE)));
            return mayLackSymbol ? null : faults.read(() -> new OrderAmounts(lines));
        }

        /** Null if it has a fault. */
        private BigDecimal total() {
            if (amounts != null) {
                return faults.read(amounts::total);
            }
            if (reader.document().total() != Total.SUM_OF_ITEMS) {
                faults.read(() -> lines.required(FormatFields.TOTAL, part -> OrderAmounts.number(part.total())));
            }
            return null;
        }

        private ImportedOrder purchase(PlacedOrder order) {
            return new ImportedOrder.Purchase(LineNumbers.of(parts), CopyRow.of(line(), order, usualZone));
        }

        /** The purchase; null if there is none. Adds the faults; without any, it is complete. */
        private PlacedOrder placed(String customerId) {
            placedAt = faults.read(() -> lines.earliest(FormatFields.PLACED_AT, OrderPart::placedAt));
            amounts = amounts();
            total = total();
            if (total != null && (total.signum() < 0 || !lines.hasPurchase())) {
                return null;
            }
            var items = items();
            var order = new PlacedOrder(
                    lines.first().orderId(),
                    customerId,
                    placedAt,
                    money(),
                    null,
                    faults.read(() -> lines.agreed(FormatFields.COUPON_CODE, OrderPart::couponCode)),
                    faults.read(() -> lines.agreed(FormatFields.PROMISED_BY, OrderPart::promisedBy)),
                    faults.read(() -> lines.agreed(FormatFields.DELIVERED_AT, OrderPart::deliveredAt)));
            faults.read(() -> {
                check.check(reader, order);
                return order;
            });
            return items.isEmpty() ? order : order.withItems(items);
        }

        /** Null if it has a fault. A sum of prices that have faults has none of its own. */
        private Money money() {
            var isSumOfFaults = reader.document().total() == Total.SUM_OF_ITEMS && !faults.isEmpty();
            return total == null || isSumOfFaults ? null : faults.read(() -> amounts.money(FormatFields.TOTAL, total));
        }

        private List<PlacedOrder.Item> items() {
            var items = new ArrayList<PlacedOrder.Item>();
            for (var part : parts) {
                if (part.isItem() && !part.isNegative() && part.hasArticle()) {
                    var price = amounts == null ? null : faults.read(part, () -> amounts.price(part));
                    var item =
                            new PlacedOrder.Item(part.sku(), part.itemName(), part.category(), part.quantity(), price);
                    faults.read(part, () -> {
                        check.check(reader, item);
                        return item;
                    });
                    items.add(item);
                }
            }
            return items;
        }
    }
}
