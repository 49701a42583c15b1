package io.winback.customer.orders;

import io.winback.customer.churn.CorrectEpisodes;
import io.winback.customer.churn.CorrectLosses;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * Applies to customers what became known of their orders. A cancelled order is as if it had never been placed. An order that turns
 * out to have the coupon of the open episode ends it.
 */
@ApplicationScoped
public class ApplyOrderChanges {

    private final BulkCustomers customers;
    private final RecountOrders recountOrders;
    private final CorrectEpisodes correctEpisodes;
    private final CorrectLosses correctLosses;

    ApplyOrderChanges(
            BulkCustomers customers,
            RecountOrders recountOrders,
            CorrectEpisodes correctEpisodes,
            CorrectLosses correctLosses) {
        this.customers = customers;
        this.recountOrders = recountOrders;
        this.correctEpisodes = correctEpisodes;
        this.correctLosses = correctLosses;
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
        var locked = customers.lock(
                effective.stream().map(OrderStory.Change::customerId).collect(toSet()));
        var before = locked.stream().collect(toMap(Customer::id, Customer::lifecycleKey));
        for (var customer : locked) {
            if (totals.containsKey(customer.id())) {
                customer.loseOrders(totals.get(customer.id()));
            }
        }
        correctEpisodes.correct(locked);
        var changed = locked.stream()
                .filter(customer -> !before.get(customer.id()).equals(customer.lifecycleKey()))
                .toList();
        correctLosses.correctReturns(
                locked, effective.stream().map(OrderStory.Change::orderId).toList());
        customers.store(locked);
        correctEpisodes.publishProfiles(changed);
    }
}
