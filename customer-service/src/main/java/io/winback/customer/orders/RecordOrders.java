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
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Records orders, each order id once, and credits them to their customers. An order may end a churn episode. */
@ApplicationScoped
public class RecordOrders {

    private static final Logger LOG = Logger.getLogger(RecordOrders.class);

    private final Orders orders;
    private final BulkCustomers customers;
    private final ChurnEpisodes churnEpisodes;
    private final OpenDeathHint openDeathHint;
    private final Outbox outbox;
    private final Clock clock;

    RecordOrders(
            Orders orders,
            BulkCustomers customers,
            ChurnEpisodes churnEpisodes,
            OpenDeathHint openDeathHint,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.customers = customers;
        this.churnEpisodes = churnEpisodes;
        this.openDeathHint = openDeathHint;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The result of recording a batch.
     *
     * @param recorded the ids that were new
     * @param differing the ids of other orders that were recorded before
     */
    public record Recorded(Set<String> recorded, Set<String> differing) {}

    /** @param batch checked orders with distinct ids */
    @Transactional
    public Recorded record(List<PlacedOrder> batch) {
        var buyers = customers.lockOrCreate(
                batch.stream().map(PlacedOrder::customerId).collect(toSet()));
        var zones = buyers.stream()
                .filter(customer -> customer.timeZone() != null)
                .collect(toMap(Customer::id, customer -> ZoneId.of(customer.timeZone())));
        var inserted = orders.insertNew(batch, zones);
        var repeated = batch.stream()
                .filter(order -> !inserted.contains(order.orderId()))
                .toList();
        credit(
                buyers,
                batch.stream()
                        .filter(order -> inserted.contains(order.orderId()))
                        .toList());
        return new Recorded(inserted, repeated.isEmpty() ? Set.of() : orders.differing(repeated));
    }

    /** Credits orders that are stored already. The transaction has locked their customers. */
    @Transactional(TxType.MANDATORY)
    public void credit(List<PlacedOrder> stored) {
        if (!stored.isEmpty()) {
            credit(customers.lock(stored.stream().map(PlacedOrder::customerId).collect(toSet())), stored);
        }
    }

    private void credit(List<Customer> buyers, List<PlacedOrder> stored) {
        var byCustomer = stored.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .collect(groupingBy(PlacedOrder::customerId, LinkedHashMap::new, toList()));
        var credited = buyers.stream()
                .filter(buyer -> byCustomer.containsKey(buyer.id()))
                .toList();
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
            if (buyer.stage() != before && before != Stage.PROSPECT) {
                changed.add(buyer);
            }
        }
        customers.store(credited);
        openDeathHint.openIfOrdered(afterDeath, clock.instant());
        churnEpisodes.end(returns);
        outbox.publish(returns);
        outbox.publish(changed.stream().map(Customer::profile).toList());
        returns.forEach(returned ->
                LOG.infof("episode %s: customer %s has returned", returned.episodeId(), returned.customerId()));
    }
}
