package io.winback.customer.orders.bulk;

import com.ethlo.time.ITU;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.PurchaseDay;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/**
 * An order of a file as a line of PostgreSQL's {@code copy … from stdin}, in its text format: first the number of its line
 * in the file, then the {@link #COLUMNS}. Fields are read when they are asked for: of most orders few are. All times are
 * in UTC and written to the microsecond, so that their texts stand in the order of the times.
 *
 * @param text has no line feed
 */
public record CopyRow(String customerId, String text) {

    static final String COLUMNS = "order_id, customer_id, placed_at, placed_on, amount, currency, category, items, "
            + "coupon_code, promised_by, delivered_at";

    private static final int ORDER_ID = 1;
    private static final int CUSTOMER_ID = 2;
    private static final int PLACED_AT = 3;
    private static final int PLACED_ON = 4;
    private static final int AMOUNT = 5;
    private static final int CURRENCY = 6;
    private static final int COUPON_CODE = 9;

    private static final String NONE = "\\N";
    private static final String ESCAPED = "\\\t\n\r";
    private static final String ESCAPES = "\\tnr";

    /** @param usualZone of customers whose own is not known */
    public static CopyRow of(long line, PlacedOrder order, ZoneId usualZone) {
        var text = new StringBuilder(200);
        text.append(line);
        add(text, order.orderId());
        add(text, order.customerId());
        add(text, order.placedAt());
        text.append('\t').append(LocalDate.ofInstant(order.placedAt(), usualZone));
        add(text, order.total().amount().toPlainString());
        add(text, order.total().currency().getCurrencyCode());
        add(text, order.category().orElse(null));
        add(text, order.itemsJson());
        add(text, order.couponCode());
        add(text, order.promisedBy());
        add(text, order.deliveredAt());
        return new CopyRow(order.customerId(), text.toString());
    }

    /** @param text as it was written */
    public static CopyRow of(String text) {
        return new CopyRow(field(text, CUSTOMER_ID), text);
    }

    public long line() {
        return Long.parseLong(text, 0, text.indexOf('\t'), 10);
    }

    /** Only the columns. */
    String order() {
        return text.substring(text.indexOf('\t') + 1);
    }

    String orderId() {
        return field(ORDER_ID);
    }

    String placedAt() {
        return field(PLACED_AT);
    }

    BigDecimal amount() {
        return new BigDecimal(field(AMOUNT));
    }

    String currency() {
        return field(CURRENCY);
    }

    /** The same order on the day it was where its customer lives. */
    CopyRow in(ZoneId zone, ZoneId usualZone) {
        int start = start(text, PLACED_ON);
        var day = PurchaseDay.of(Instant.parse(placedAt()), zone, usualZone);
        return new CopyRow(customerId, text.substring(0, start) + day + text.substring(text.indexOf('\t', start)));
    }

    /** What a customer who comes back needs to know of it. */
    PlacedOrder placed() {
        return new PlacedOrder(
                orderId(),
                customerId,
                Instant.parse(placedAt()),
                new Money(amount(), Currency.getInstance(currency())),
                null,
                read(field(COUPON_CODE)),
                null,
                null);
    }

    private String field(int number) {
        return field(text, number);
    }

    private static String field(String text, int number) {
        int start = start(text, number);
        return text.substring(start, text.indexOf('\t', start));
    }

    private static int start(String text, int number) {
        int start = 0;
        for (int i = 0; i < number; i++) {
            start = text.indexOf('\t', start) + 1;
        }
        return start;
    }

    private static void add(StringBuilder text, Instant time) {
        text.append('\t');
        if (time == null) {
            text.append(NONE);
        } else {
            // To the microsecond, rounded, as the database keeps it
            text.append(ITU.formatUtcMicro(time.plusNanos(500).atOffset(ZoneOffset.UTC)));
        }
    }

    private static void add(StringBuilder text, String value) {
        text.append('\t');
        if (value == null) {
            text.append(NONE);
            return;
        }
        if (isPlain(value)) {
            text.append(value);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isEscaped(c)) {
                text.append('\\').append(ESCAPES.charAt(ESCAPED.indexOf(c)));
            } else {
                text.append(c);
            }
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isEscaped(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscaped(char c) {
        return c == '\\' || c == '\t' || c == '\n' || c == '\r';
    }

    private static String read(String field) {
        if (field.equals(NONE)) {
            return null;
        }
        var value = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                c = ESCAPED.charAt(ESCAPES.indexOf(field.charAt(++i)));
            }
            value.append(c);
        }
        return value.toString();
    }
}
