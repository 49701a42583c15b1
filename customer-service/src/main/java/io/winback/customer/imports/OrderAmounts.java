package io.winback.customer.imports;

import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.imports.format.CurrencyAmounts;
import io.winback.customer.imports.format.FormatDocument.NegativeQuantity;
import io.winback.customer.imports.format.FormatDocument.RefundedAmountIs;
import io.winback.customer.imports.format.FormatDocument.Total;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** The amounts of one order in a file: its total, and what was returned of it. */
final class OrderAmounts {

    private final FormatReader reader;
    private final OrderLines lines;
    private final Currency currency;

    OrderAmounts(OrderLines lines) throws Rejected {
        this.reader = lines.reader();
        this.lines = lines;
        this.currency = currency();
    }

    /** Of its column, or of the symbol beside an amount. */
    private Currency currency() throws Rejected {
        var column = lines.agreed(FormatFields.CURRENCY, OrderPart::currency);
        var symbol = lines.agreed(FormatFields.TOTAL, part -> symbol(part.total()));
        if (symbol == null) {
            symbol = lines.agreed(FormatFields.UNIT_PRICE, part -> symbol(part.unitPrice()));
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
    BigDecimal total() throws Rejected {
        var document = reader.document();
        if (document.total() == Total.SUM_OF_ITEMS) {
            return sumOfItems(false);
        }
        var agreed = lines.agreed(FormatFields.TOTAL, part -> number(part.total()));
        var total = document.total() == Total.FIRST_LINE ? number(lines.first().total()) : agreed;
        if (total == null) {
            throw new Rejected(reader.columnOf(FormatFields.TOTAL), "is missing");
        }
        money(FormatFields.TOTAL, total);
        if (total.signum() < 0 && document.negativeQuantity() == NegativeQuantity.REJECT) {
            throw new Rejected(reader.columnOf(FormatFields.TOTAL), "must not be negative", total.toPlainString());
        }
        return total;
    }

    private BigDecimal sumOfItems(boolean ofNegative) throws Rejected {
        var sum = BigDecimal.ZERO;
        for (var part : lines.parts()) {
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

    static BigDecimal number(Amount amount) {
        return amount == null ? null : amount.number();
    }

    /** The amount of the column of refunds; null without one. */
    BigDecimal refunded(BigDecimal total) throws Rejected {
        var refunded = lines.agreed(FormatFields.REFUNDED_AMOUNT, part -> number(part.refundedAmount()));
        if (refunded == null || refunded.signum() == 0 || total.signum() < 0) {
            return null;
        }
        money(FormatFields.REFUNDED_AMOUNT, refunded);
        return refunded.abs().min(total);
    }

    /** Whether the column of refunds or the negative lines have more than the total of the order. */
    boolean isRefundedAboveTotal() throws Rejected {
        var total = total();
        if (total.signum() < 0 || !lines.hasPurchase()) {
            return false;
        }
        var refunded = lines.agreed(FormatFields.REFUNDED_AMOUNT, part -> number(part.refundedAmount()));
        var returned = refunded == null || refunded.signum() == 0 ? returned(total, false) : refunded.abs();
        return returned.compareTo(total) > 0;
    }

    /**
     * The amount of other returns; zero without any.
     *
     * @param isReturn whether the status says that the whole order was returned
     */
    BigDecimal returned(BigDecimal total, boolean isReturn) throws Rejected {
        if (total.signum() < 0) {
            return total.negate();
        }
        return isReturn ? total : negativeLines();
    }

    private BigDecimal negativeLines() throws Rejected {
        if (!lines.hasReturn()) {
            return BigDecimal.ZERO;
        }
        if (reader.document().negativeQuantity() == NegativeQuantity.REJECT) {
            throw new Rejected(reader.columnOf(FormatFields.QUANTITY), "must not be negative");
        }
        return sumOfItems(true).negate();
    }

    /**
     * Whether the returned amount of an order is all that was returned of it so far, as its status and its lines are.
     *
     * @param refunded of the column of refunds; null without one
     */
    boolean isTotal(BigDecimal refunded) {
        return refunded == null || reader.document().refundedAmountIs() == RefundedAmountIs.ORDER_TOTAL;
    }

    /** The price of one unit; null without one. */
    Money price(OrderPart part) throws Rejected {
        return part.unitPrice() == null
                ? null
                : money(FormatFields.UNIT_PRICE, part.unitPrice().number());
    }

    /** @param field whose column a refusal names */
    Money money(String field, BigDecimal amount) throws Rejected {
        return CurrencyAmounts.money(reader.columnOf(field), amount, currency);
    }
}
