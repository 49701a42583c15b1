package io.winback.customer.orders.bulk;

import io.winback.events.customer.Stage;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/**
 * As much of a customer as their orders need, while nobody else can change them.
 *
 * @param zone where they live; null if not known
 * @param currency of what they have spent; null before their first order
 */
record Buyer(String customerId, ZoneId zone, Stage stage, String currency) {

    /** Whoever is at risk or lost comes back by an order, and that is another matter. */
    boolean isWithUs() {
        return stage == Stage.PROSPECT || stage == Stage.ACTIVE || stage == Stage.WON_BACK;
    }

    /** The day of an order is that where its customer lives. */
    List<CopyRow> dated(List<CopyRow> orders, ZoneId usualZone) {
        return zone == null || zone.equals(usualZone)
                ? orders
                : orders.stream().map(order -> order.in(zone, usualZone)).toList();
    }

    /** What fresh orders of theirs come to; revenue is in the currency of the first order of all. */
    Spent spent(List<CopyRow> orders) {
        var first = orders.get(0).placedAt();
        var last = first;
        var theirs = currency == null ? orders.get(0).currency() : currency;
        for (var order : orders.subList(1, orders.size())) {
            var placedAt = order.placedAt();
            if (placedAt.compareTo(first) < 0) {
                first = placedAt;
                theirs = currency == null ? order.currency() : currency;
            } else if (placedAt.compareTo(last) > 0) {
                last = placedAt;
            }
        }
        var amount = BigDecimal.ZERO;
        for (var order : orders) {
            amount = order.currency().equals(theirs) ? amount.add(order.amount()) : amount;
        }
        return new Spent(customerId, orders.size(), first, last, theirs, amount);
    }

    /**
     * What a customer spent.
     *
     * @param firstAt as {@link CopyRow} writes times
     * @param amount in that currency; orders in others count, but not here
     */
    record Spent(String customerId, int orders, String firstAt, String lastAt, String currency, BigDecimal amount) {}
}
