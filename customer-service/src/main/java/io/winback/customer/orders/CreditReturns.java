package io.winback.customer.orders;

import io.winback.customer.churn.CorrectLosses;
import io.winback.customer.profile.BulkCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/** Subtracts returns from the revenue of the customers, and from that of the churn episodes that their orders ended. */
@ApplicationScoped
class CreditReturns {

    private final Refunds refunds;
    private final OrderTotals totals;
    private final BulkCustomers customers;
    private final CorrectLosses correctLosses;

    CreditReturns(Refunds refunds, OrderTotals totals, BulkCustomers customers, CorrectLosses correctLosses) {
        this.refunds = refunds;
        this.totals = totals;
        this.customers = customers;
        this.correctLosses = correctLosses;
    }

    /**
     * @param orderIds stored orders with new returns; the transaction has locked their customers
     * @return warnings of returns that are together above the total of their order, or that do not fit it
     */
    @Transactional(MANDATORY)
    List<String> credit(Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        var settled = refunds.settle(orderIds);
        var recounted = totals.of(settled.customers());
        var locked = customers.lock(settled.customers());
        locked.forEach(customer -> customer.recordTotals(recounted.get(customer.id())));
        correctLosses.recount(settled.customers());
        correctLosses.correctReturns(
                locked, settled.changed().stream().map(Refunds.Refund::orderId).toList());
        customers.store(locked);
        return settled.warnings();
    }

    /**
     * Subtracts returns from what was paid when coupons were used for orders that the shop has not reported.
     *
     * @param recorded of customers whom the transaction has locked
     */
    @Transactional(MANDATORY)
    void creditUses(Collection<OrderReturn> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        var orderIds = recorded.stream().map(OrderReturn::orderId).toList();
        var locked =
                customers.lock(recorded.stream().map(OrderReturn::customerId).collect(toSet()));
        var corrected = correctLosses.correctUses(locked, orderIds);
        if (!corrected.isEmpty()) {
            customers.store(corrected);
        }
    }
}
