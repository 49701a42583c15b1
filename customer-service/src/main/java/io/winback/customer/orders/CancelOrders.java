package io.winback.customer.orders;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.CorrectEpisodes;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/** Takes cancelled orders from their customers, as if they had never been placed. */
@ApplicationScoped
public class CancelOrders {

    private final BulkCustomers customers;
    private final RecountOrders recountOrders;
    private final CorrectEpisodes correctEpisodes;
    private final Outbox outbox;

    CancelOrders(BulkCustomers customers, RecountOrders recountOrders, CorrectEpisodes correctEpisodes, Outbox outbox) {
        this.customers = customers;
        this.recountOrders = recountOrders;
        this.correctEpisodes = correctEpisodes;
        this.outbox = outbox;
    }

    /** @param changes of stored orders whose customers the transaction has locked */
    @Transactional(MANDATORY)
    public void cancel(List<OrderStory.Change> changes) {
        var cancelled = changes.stream()
                .filter(OrderStory.Change::isCancelled)
                .map(OrderStory.Change::customerId)
                .collect(toSet());
        if (cancelled.isEmpty()) {
            return;
        }
        var totals = recountOrders.recount(cancelled);
        var locked = customers.lock(cancelled);
        var changed = new ArrayList<Customer>();
        for (var customer : locked) {
            var before = customer.lifecycleKey();
            customer.loseOrders(totals.get(customer.id()));
            correctEpisodes.lostOrders(customer);
            if (!before.equals(customer.lifecycleKey())) {
                changed.add(customer);
            }
        }
        customers.store(locked);
        outbox.publish(changed.stream().map(Customer::profile).toList());
    }
}
