package io.winback.customer.orders;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.ChurnEpisodes;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Credits stored orders to their customers. An order may end a churn episode. */
@ApplicationScoped
public class CreditOrders {

    private static final Logger LOG = Logger.getLogger(CreditOrders.class);

    private final BulkCustomers customers;
    private final ChurnEpisodes churnEpisodes;
    private final OpenDeathHint openDeathHint;
    private final RecountOrders recountOrders;
    private final Outbox outbox;

    CreditOrders(
            BulkCustomers customers,
            ChurnEpisodes churnEpisodes,
            OpenDeathHint openDeathHint,
            RecountOrders recountOrders,
            Outbox outbox) {
        this.customers = customers;
        this.churnEpisodes = churnEpisodes;
        this.openDeathHint = openDeathHint;
        this.recountOrders = recountOrders;
        this.outbox = outbox;
    }

    /** Credits orders whose customers the transaction has locked. */
    @Transactional(MANDATORY)
    public void credit(List<PlacedOrder> stored) {
        if (!stored.isEmpty()) {
            credit(customers.lock(stored.stream().map(PlacedOrder::customerId).collect(toSet())), stored);
        }
    }

    /** Applies what became known of stored orders whose customers the transaction has locked. */
    @Transactional(MANDATORY)
    public void applyChanges(List<OrderStory.Change> changes) {
        var cancelled = changes.stream()
                .filter(OrderStory.Change::isCancelled)
                .map(OrderStory.Change::customerId)
                .collect(toSet());
        if (cancelled.isEmpty()) {
            return;
        }
        var recounted = recountOrders.recount(cancelled);
        var buyers = customers.lock(cancelled);
        buyers.forEach(buyer -> buyer.recordTotals(recounted.get(buyer.id())));
        customers.store(buyers);
    }

    /** @param buyers locked by the transaction, with or without orders */
    @Transactional(MANDATORY)
    void credit(List<Customer> buyers, List<PlacedOrder> stored) {
        var byCustomer = stored.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .collect(groupingBy(PlacedOrder::customerId, LinkedHashMap::new, toList()));
        var credited = buyers.stream()
                .filter(buyer -> byCustomer.containsKey(buyer.id()))
                .toList();
        var recounted = recountOrders.recount(stored, credited.stream().collect(toMap(Customer::id, Customer::totals)));
        var returns = new ArrayList<CustomerReturned>();
        var changed = new ArrayList<Customer>();
        var afterDeath = new HashMap<String, String>();
        for (var buyer : credited) {
            var before = buyer.stage();
            for (var order : byCustomer.get(buyer.id())) {
                buyer.recordOrder(order.orderId(), order.placedAt(), order.total(), order.couponCode())
                        .ifPresent(returns::add);
                if (buyer.contradictsDeath(order.placedAt())) {
                    afterDeath.putIfAbsent(buyer.id(), order.orderId());
                }
            }
            if (recounted.containsKey(buyer.id())) {
                buyer.recordTotals(recounted.get(buyer.id()));
            }
            if (buyer.stage() != before && before != Stage.PROSPECT) {
                changed.add(buyer);
            }
        }
        customers.store(credited);
        openDeathHint.openIfOrdered(afterDeath);
        churnEpisodes.end(returns);
        outbox.publish(returns);
        outbox.publish(changed.stream().map(Customer::profile).toList());
        returns.forEach(returned ->
                LOG.infof("episode %s: customer %s has returned", returned.episodeId(), returned.customerId()));
    }
}
