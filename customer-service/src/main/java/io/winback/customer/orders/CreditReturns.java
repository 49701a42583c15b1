package io.winback.customer.orders;

import io.winback.customer.profile.BulkCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Subtracts returns from the revenue of the customers. */
@ApplicationScoped
class CreditReturns {

    private final Refunds refunds;
    private final OrderTotals totals;
    private final BulkCustomers customers;

    CreditReturns(Refunds refunds, OrderTotals totals, BulkCustomers customers) {
        this.refunds = refunds;
        this.totals = totals;
        this.customers = customers;
    }

    /** @param orderIds stored orders with new returns; the transaction has locked their customers */
    @Transactional(MANDATORY)
    void credit(Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return;
        }
        var changed = refunds.settle(orderIds);
        var recounted = totals.of(changed);
        var locked = customers.lock(changed);
        locked.forEach(customer -> customer.recordTotals(recounted.get(customer.id())));
        customers.store(locked);
    }
}
