package io.winback.customer.orders;

import io.winback.customer.profile.PurchaseTotals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

/** Computes the totals of customers again, where adding an order to them is not enough. */
@ApplicationScoped
class RecountOrders {

    private final Refunds refunds;
    private final OrderTotals totals;

    RecountOrders(Refunds refunds, OrderTotals totals) {
        this.refunds = refunds;
        this.totals = totals;
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
}
