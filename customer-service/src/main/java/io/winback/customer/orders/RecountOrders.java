package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.PurchaseTotals;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
     * The result of subtracting returns that waited.
     *
     * @param totals of the customers for whom adding the orders is not enough
     * @param refunds by order
     * @param warnings of returns without effect
     */
    record Recounted(Map<String, PurchaseTotals> totals, Map<String, BigDecimal> refunds, List<String> warnings) {

        /** The total of an order, less what was refunded. */
        Money netTotal(PlacedOrder order) {
            var refunded = refunds.getOrDefault(order.orderId(), BigDecimal.ZERO);
            return order.total().minus(new Money(refunded, order.total().currency()));
        }
    }

    /**
     * Subtracts returns that waited for stored orders.
     *
     * @param before the totals before these orders, by customer
     */
    @Transactional(MANDATORY)
    Recounted recount(Collection<PlacedOrder> stored, Map<String, PurchaseTotals> before) {
        var byCustomer = stored.stream().collect(groupingBy(PlacedOrder::customerId));
        var recounted = new HashSet<String>();
        byCustomer.forEach((customer, orders) -> {
            if (orders.stream().anyMatch(order -> before.get(customer)
                    .changesCurrency(order.placedAt(), order.total().currency().getCurrencyCode()))) {
                recounted.add(customer);
            }
        });
        var awaited =
                refunds.awaitedAmong(stored.stream().map(PlacedOrder::orderId).toList());
        var settled = awaited.isEmpty() ? Refunds.Settled.NOTHING : refunds.settle(awaited);
        recounted.addAll(settled.customers());
        return new Recounted(
                totals.of(recounted),
                settled.changed().stream().collect(toMap(Refunds.Refund::orderId, Refunds.Refund::amount)),
                settled.warnings());
    }

    /**
     * Subtracts returns that waited for orders that were cancelled when they arrived. These orders count for no total.
     *
     * @return warnings of returns without effect
     */
    @Transactional(MANDATORY)
    List<String> settleCancelled(Collection<String> orderIds) {
        var awaited = orderIds.isEmpty() ? Set.<String>of() : refunds.awaitedAmong(orderIds);
        return awaited.isEmpty() ? List.of() : refunds.settle(awaited).warnings();
    }

    /** The totals of customers, by their stored orders. */
    @Transactional(MANDATORY)
    Map<String, PurchaseTotals> recount(Collection<String> customerIds) {
        return totals.of(customerIds);
    }

    /** The orders, of these, for which returns wait, also returns that do not fit. */
    @Transactional(MANDATORY)
    Set<String> awaitedAmong(Collection<String> orderIds) {
        return refunds.awaitedAmong(orderIds);
    }

    /** The time of an order, where its customer lives. */
    OrderTime timeOf(Customer customer, Instant placedAt) {
        var zone = customer.timeZone() == null ? usualZone : ZoneId.of(customer.timeZone());
        return OrderTime.of(placedAt, zone, usualZone);
    }
}
