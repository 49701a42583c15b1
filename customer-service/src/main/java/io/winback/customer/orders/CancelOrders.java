package io.winback.customer.orders;

import io.winback.customer.profile.BulkCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** Cancels stored orders. Customers and episodes are as if these orders had never been placed. */
@ApplicationScoped
public class CancelOrders {

    private final BulkCustomers customers;
    private final Orders orders;
    private final ApplyOrderChanges applyOrderChanges;

    CancelOrders(BulkCustomers customers, Orders orders, ApplyOrderChanges applyOrderChanges) {
        this.customers = customers;
        this.orders = orders;
        this.applyOrderChanges = applyOrderChanges;
    }

    /**
     * The result of cancelling orders.
     *
     * @param customers the customer of each of the orders that is stored
     * @param changed the ids of the orders that were not cancelled before
     */
    public record Cancelled(Map<String, String> customers, Set<String> changed) {}

    /**
     * Orders of another customer, and orders that are cancelled already, stay as they are.
     *
     * @param customersByOrder the customer of each order to cancel
     */
    @Transactional
    public Cancelled cancel(Map<String, String> customersByOrder) {
        customers.lock(new HashSet<>(customersByOrder.values()));
        var stored = new HashMap<String, String>();
        orders.known(customersByOrder.keySet())
                .values()
                .forEach(order -> stored.put(order.orderId(), order.customerId()));
        var changes = orders.cancel(stored.entrySet().stream()
                .filter(order -> order.getValue().equals(customersByOrder.get(order.getKey())))
                .map(Map.Entry::getKey)
                .toList());
        applyOrderChanges.apply(changes);
        return new Cancelled(
                stored, changes.stream().map(OrderStory.Change::orderId).collect(toSet()));
    }
}
