package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.PurchaseTotals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

/** Computes the totals of customers again, where adding an order to them is not enough. */
@ApplicationScoped
class RecountOrders {

    private final Refunds refunds;
    private final OrderTotals totals;
    private final ZoneId usualZone;

    RecountOrders(Refunds refunds, OrderTotals totals, CustomerConfiguration configuration) {
        this.refunds = refunds;
        this.totals = totals;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * Subtracts returns that waited for stored orders.
     *
     * @param before the totals before these orders, by customer
     * @return the totals of the customers for whom adding the orders is not enough
     */
    @Transactional(MANDATORY)
    Map<String, PurchaseTotals> recount(Collection<PlacedOrder> stored, Map<String, PurchaseTotals> before) {
        var byCustomer = stored.stream().collect(groupingBy(PlacedOrder::customerId));
        var recounted = new HashSet<String>();
        byCustomer.forEach((customer, orders) -> {
            if (orders.stream().anyMatch(order -> before.get(customer)
                    .changesCurrency(order.placedAt(), order.total().currency().getCurrencyCode()))) {
                recounted.add(customer);
            }
        });
        var awaiting = refunds.customersAwaiting(byCustomer.keySet());
        if (!awaiting.isEmpty()) {
            recounted.addAll(refunds.settle(stored.stream()
                    .filter(order -> awaiting.contains(order.customerId()))
                    .map(PlacedOrder::orderId)
                    .toList()));
        }
        return totals.of(recounted);
    }

    /** The totals of customers, by their stored orders. */
    @Transactional(MANDATORY)
    Map<String, PurchaseTotals> recount(Collection<String> customerIds) {
        return totals.of(customerIds);
    }

    /** The customers, of these, with returns that wait for their order. */
    @Transactional(MANDATORY)
    Set<String> customersAwaiting(Collection<String> customerIds) {
        return refunds.customersAwaiting(customerIds);
    }

    /** The time of an order, where its customer lives. */
    OrderTime timeOf(Customer customer, Instant placedAt) {
        var zone = customer.timeZone() == null ? usualZone : ZoneId.of(customer.timeZone());
        return OrderTime.of(placedAt, zone, usualZone);
    }
}
