package io.winback.customer.orders;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.RecentFacts;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.OrderPlaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Publishes orders that are new, count as purchases and are not history. */
@ApplicationScoped
public class PublishOrders {

    private final BulkCustomers customers;
    private final RecentFacts recentFacts;
    private final Outbox outbox;

    PublishOrders(BulkCustomers customers, RecentFacts recentFacts, Outbox outbox) {
        this.customers = customers;
        this.recentFacts = recentFacts;
        this.outbox = outbox;
    }

    /** The earliest time of an order that is not history now. */
    public Instant recentSince() {
        return recentFacts.since();
    }

    /**
     * Publishes orders whose customers the transaction has locked and stored. Reads the customers with one statement.
     *
     * @param recent new orders that count and are not history
     */
    @Transactional(MANDATORY)
    public void publish(List<PlacedOrder> recent) {
        if (!recent.isEmpty()) {
            publish(customers.lock(recent.stream().map(PlacedOrder::customerId).collect(toSet())), recent);
        }
    }

    /**
     * Publishes the orders, of these, that are not history.
     *
     * @param buyers credited with the orders
     * @param stored new orders that count
     */
    @Transactional(MANDATORY)
    void publishRecent(Collection<Customer> buyers, List<PlacedOrder> stored) {
        var limit = recentSince();
        publish(
                buyers,
                stored.stream()
                        .filter(order -> !order.placedAt().isBefore(limit))
                        .toList());
    }

    private void publish(Collection<Customer> buyers, List<PlacedOrder> recent) {
        var ids = recent.stream().map(PlacedOrder::customerId).collect(toSet());
        var snapshots = buyers.stream()
                .filter(buyer -> ids.contains(buyer.id()))
                .collect(toMap(Customer::id, Customer::snapshot));
        outbox.publish(recent.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .map(order -> new OrderPlaced(
                        order.customerId(),
                        order.orderId(),
                        asStored(order.placedAt()),
                        order.total(),
                        order.categories(),
                        order.couponCode(),
                        snapshots.get(order.customerId())))
                .toList());
    }

    /** Rounded to the microsecond, as the database stores it. */
    private static Instant asStored(Instant time) {
        return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
}
