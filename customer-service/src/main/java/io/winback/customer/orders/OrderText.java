package io.winback.customer.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** An order as a line of PostgreSQL's {@code copy … from stdin}, in its text format. */
public final class OrderText {

    private static final String NONE = "\\N";

    private final ZoneId usualZone;

    /** @param usualZone of customers whose own is not known */
    public OrderText(ZoneId usualZone) {
        this.usualZone = usualZone;
    }

    /** Ends with a line feed, and has no other. */
    public String of(long line, PlacedOrder order) {
        var text = new StringBuilder(300);
        text.append(line);
        add(text, order.orderId());
        add(text, order.customerId());
        add(text, order.placedAt());
        add(text, LocalDate.ofInstant(order.placedAt(), usualZone));
        add(text, order.total().amount().toPlainString());
        add(text, order.total().currency().getCurrencyCode());
        add(text, order.category().orElse(null));
        add(text, order.itemsJson());
        add(text, order.couponCode());
        add(text, order.promisedBy());
        add(text, order.deliveredAt());
        return text.append('\n').toString();
    }

    private static void add(StringBuilder text, LocalDate date) {
        text.append('\t').append(date);
    }

    private static void add(StringBuilder text, Instant time) {
        text.append('\t');
        if (time == null) {
            text.append(NONE);
        } else {
            // Several times as fast as an instant's own text
            text.append(LocalDateTime.ofInstant(time, ZoneOffset.UTC)).append('Z');
        }
    }

    private static void add(StringBuilder text, String value) {
        text.append('\t');
        if (value == null) {
            text.append(NONE);
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
