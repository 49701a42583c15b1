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

/** Takes orders in: each once, whoever sends it how often; a lost customer who placed one is back. */
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
        this.churnEpisodes = churnEpisodes;
        this.openDeathHint = openDeathHint;
        this.clock = clock;
        this.orders = orders;
        this.customers = customers;
        this.outbox = outbox;
    }

    /**
     * What became of a batch.
     *
     * @param fresh ids that were not known
     * @param differing ids under which another order is known
     */
    public record Recorded(Set<String> fresh, Set<String> differing) {}

    /** @param batch checked orders, no id twice */
    @Transactional
    public Recorded record(List<PlacedOrder> batch) {
        var customerIds = batch.stream().map(PlacedOrder::customerId).collect(toSet());
        customers.addAll(customerIds);
        var held = customers.held(customerIds);
        if (held.size() < customerIds.size()) {
            // Some were erased just then: they come again as somebody new.
            customers.addAll(customerIds);
            held = customers.held(customerIds);
        }
        var buyers = held;
        var zones = buyers.stream()
                .filter(customer -> customer.timeZone() != null)
                .collect(toMap(Customer::id, customer -> ZoneId.of(customer.timeZone())));
        var fresh = orders.keep(batch, zones);
        var known =
                batch.stream().filter(order -> !fresh.contains(order.orderId())).toList();
        credit(
                buyers,
                batch.stream().filter(order -> fresh.contains(order.orderId())).toList());
        return new Recorded(fresh, known.isEmpty() ? Set.of() : orders.differing(known));
    }

    /** Credits orders that are kept already to their customers, whom the running transaction holds. */
    public void credit(List<PlacedOrder> fresh) {
        if (!fresh.isEmpty()) {
            credit(customers.held(fresh.stream().map(PlacedOrder::customerId).collect(toSet())), fresh);
        }
    }

    private void credit(List<Customer> buyers, List<PlacedOrder> fresh) {
        var byCustomer = fresh.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .collect(groupingBy(PlacedOrder::customerId, LinkedHashMap::new, toList()));
        var returns = new ArrayList<CustomerReturned>();
        var moved = new ArrayList<Customer>();
        var credited = buyers.stream()
                .filter(buyer -> byCustomer.containsKey(buyer.id()))
                .toList();
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
                moved.add(buyer);
            }
        }
        customers.store(credited);
        openDeathHint.openIfOrdered(afterDeath, clock.instant());
        churnEpisodes.end(returns);
        outbox.publish(returns);
        outbox.publish(moved.stream().map(Customer::profile).toList());
        returns.forEach(back -> LOG.infof("episode %s: customer %s is back", back.episodeId(), back.customerId()));
    }
}
