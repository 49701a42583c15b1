package io.winback.customer.orders.bulk;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.PurchaseDay;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.EventJson;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/**
 * An order as a line of PostgreSQL's {@code copy … from stdin}, in its text format: first the number of the line in the
 * file, then the {@link #COLUMNS}. Fields are parsed on demand. Times are in UTC to the microsecond, so that their texts
 * sort by time.
 *
 * @param text without a line feed
 */
public record CopyRow(String customerId, String text) {

    static final String COLUMNS = "order_id, customer_id, placed_at, placed_on, amount, currency, category, items, "
            + "coupon_code, promised_by, delivered_at, status";

    private static final int ORDER_ID = 1;
    private static final int CUSTOMER_ID = 2;
    private static final int PLACED_AT = 3;
    private static final int PLACED_ON = 4;
    private static final int AMOUNT = 5;
    private static final int CURRENCY = 6;
    private static final int ITEMS = 8;
    private static final int COUPON_CODE = 9;
    private static final int STATUS = 12;

    private static final String NONE = "\\N";
    private static final String ESCAPED = "\\\t\n\r";
    private static final String ESCAPES = "\\tnr";

    /** @param usualZone of customers without a time zone */
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
        add(text, order.promisedBy() == null ? null : order.promisedBy().toStore(usualZone));
        add(text, order.deliveredAt());
        add(text, order.status() == null ? null : order.status().name());
        return new CopyRow(order.customerId(), text.toString());
    }

    /** @param text of a row */
    public static CopyRow of(String text) {
        return new CopyRow(field(text, CUSTOMER_ID), text);
    }

    public long line() {
        return Long.parseLong(text, 0, text.indexOf('\t'), 10);
    }

    /** The columns, without the number of the line. */
    String columns() {
        return text.substring(text.indexOf('\t') + 1);
    }

    public String orderId() {
        return field(ORDER_ID);
    }

    String placedAt() {
        return field(PLACED_AT);
    }

    Instant instant() {
        return ITU.parseDateTime(placedAt()).toInstant();
    }

    BigDecimal amount() {
        return new BigDecimal(field(AMOUNT));
    }

    String currency() {
        return field(CURRENCY);
    }

    /** Whether the order is a purchase. */
    boolean counts() {
        var status = field(STATUS);
        return status.equals(NONE) || OrderStatus.valueOf(status).counts();
    }

    public Money total() {
        return new Money(amount(), Currency.getInstance(currency()));
    }

    /** With the day of the order in the time zone of its customer. */
    CopyRow in(ZoneId zone, ZoneId usualZone) {
        int start = start(text, PLACED_ON);
        var day = PurchaseDay.of(Instant.parse(placedAt()), zone, usualZone);
        return new CopyRow(customerId, text.substring(0, start) + day + text.substring(text.indexOf('\t', start)));
    }

    /** @param limit a time as {@link #placedAt} has it */
    boolean isPlacedBefore(String limit) {
        return placedAt().compareTo(limit) < 0;
    }

    /** A time as {@link #placedAt} has it. */
    static String timeText(Instant time) {
        // Rounded to the microsecond, as the database stores it.
        return ITU.formatUtcMicro(time.plusNanos(500).atOffset(ZoneOffset.UTC));
    }

    /** Without delivery times. */
    PlacedOrder placedWithItems() {
        return placed().withItems(EventJson.readBack(read(field(ITEMS)), new TypeReference<>() {}));
    }

    /** Without items and delivery times. */
    PlacedOrder placed() {
        return new PlacedOrder(
                orderId(), customerId, Instant.parse(placedAt()), total(), null, read(field(COUPON_CODE)), null, null);
    }

    private String field(int number) {
        return field(text, number);
    }

    private static String field(String text, int number) {
        int start = start(text, number);
        int end = text.indexOf('\t', start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
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
            text.append(timeText(time));
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
