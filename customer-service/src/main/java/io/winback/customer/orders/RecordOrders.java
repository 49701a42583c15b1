package io.winback.customer.orders;

import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * Records orders, each order id once, and credits them to their customers. An order that comes again may have more details, such
 * as its delivery.
 */
@ApplicationScoped
public class RecordOrders {

    private final Orders orders;
    private final BulkCustomers customers;
    private final CreditOrders creditOrders;
    private final ApplyOrderChanges applyOrderChanges;
    private final PublishOrders publishOrders;

    RecordOrders(
            Orders orders,
            BulkCustomers customers,
            CreditOrders creditOrders,
            ApplyOrderChanges applyOrderChanges,
            PublishOrders publishOrders) {
        this.orders = orders;
        this.customers = customers;
        this.creditOrders = creditOrders;
        this.applyOrderChanges = applyOrderChanges;
        this.publishOrders = publishOrders;
    }

    /**
     * The result of recording a batch.
     *
     * @param recorded the ids that were new
     * @param differing the fields in which orders with these ids, which were recorded before, differ
     */
    public record Recorded(Set<String> recorded, Map<String, String> differing) {}

    /** @param batch checked orders with distinct ids */
    @Transactional
    public Recorded record(List<PlacedOrder> batch) {
        var buyers = customers.lockOrCreate(
                batch.stream().map(PlacedOrder::customerId).collect(toSet()));
        var zones = buyers.stream()
                .filter(customer -> customer.timeZone() != null)
                .collect(toMap(Customer::id, customer -> ZoneId.of(customer.timeZone())));
        var inserted = orders.insertNew(batch, zones);
        var repeated = batch.stream()
                .filter(order -> !inserted.contains(order.orderId()))
                .toList();
        var purchases = batch.stream()
                .filter(order -> inserted.contains(order.orderId()) && order.counts())
                .toList();
        creditOrders.credit(buyers, purchases);
        publishOrders.publishRecent(buyers, purchases);
        creditOrders.settleCancelled(batch.stream()
                .filter(order -> inserted.contains(order.orderId()) && !order.counts())
                .map(PlacedOrder::orderId)
                .toList());
        if (repeated.isEmpty()) {
            return new Recorded(inserted, Map.of());
        }
        applyOrderChanges.apply(orders.addDetails(repeated));
        return new Recorded(inserted, orders.differing(repeated));
    }
}
