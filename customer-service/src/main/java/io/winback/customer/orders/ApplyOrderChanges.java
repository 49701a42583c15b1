package io.winback.customer.orders;

import io.winback.customer.churn.CorrectEpisodes;
import io.winback.customer.churn.ReturnByCoupon;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Purchase;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/**
 * Applies to customers what became known of their orders. A cancelled order is as if it had never been placed. An order that turns
 * out to have the coupon of the open episode ends it.
 */
@ApplicationScoped
public class ApplyOrderChanges {

    private final BulkCustomers customers;
    private final Orders orders;
    private final RecountOrders recountOrders;
    private final CorrectEpisodes correctEpisodes;
    private final ReturnByCoupon returnByCoupon;

    ApplyOrderChanges(
            BulkCustomers customers,
            Orders orders,
            RecountOrders recountOrders,
            CorrectEpisodes correctEpisodes,
            ReturnByCoupon returnByCoupon) {
        this.customers = customers;
        this.orders = orders;
        this.recountOrders = recountOrders;
        this.correctEpisodes = correctEpisodes;
        this.returnByCoupon = returnByCoupon;
    }

    /** @param changes of stored orders whose customers the transaction has locked */
    @Transactional(MANDATORY)
    public void apply(List<OrderStory.Change> changes) {
        var effective = changes.stream()
                .filter(change -> change.isCancelled() || change.hasCoupon())
                .toList();
        if (effective.isEmpty()) {
            return;
        }
        var totals = recountOrders.recount(effective.stream()
                .filter(OrderStory.Change::isCancelled)
                .map(OrderStory.Change::customerId)
                .collect(toSet()));
        var withCoupon = orders.known(effective.stream()
                        .filter(OrderStory.Change::hasCoupon)
                        .map(OrderStory.Change::orderId)
                        .toList())
                .values();
        var locked = customers.lock(
                effective.stream().map(OrderStory.Change::customerId).collect(toSet()));
        var returns = new ArrayList<CustomerReturned>();
        var changed = new ArrayList<Customer>();
        for (var customer : locked) {
            var before = customer.lifecycleKey();
            if (totals.containsKey(customer.id())) {
                customer.loseOrders(totals.get(customer.id()));
                correctEpisodes.lostOrders(customer);
            }
            withCoupon.stream()
                    .filter(order -> order.customerId().equals(customer.id())
                            && order.state().counts())
                    .flatMap(order -> returnByCoupon.order(customer, purchase(order, customer)).stream())
                    .forEach(returns::add);
            if (!before.equals(customer.lifecycleKey())) {
                changed.add(customer);
            }
        }
        customers.store(locked);
        correctEpisodes.end(returns, changed);
    }

    private Purchase purchase(StoredOrder order, Customer customer) {
        return new Purchase(
                order.orderId(), recountOrders.timeOf(customer, order.placedAt()), order.total(), order.couponCode());
    }
}
