package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.orders.Buyer.Spent;
import io.winback.customer.profile.ManyCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** Takes part of a file of orders in, all or nothing; again, it changes nothing. */
@ApplicationScoped
public class TakeInOrders {

    /** So much of a part is held in memory, in characters. */
    private static final int PIECE = 10_000_000;

    private final IncomingOrders incoming;
    private final ManyCustomers customers;
    private final RecordOrders recordOrders;
    private final ZoneId usualZone;

    TakeInOrders(
            IncomingOrders incoming,
            ManyCustomers customers,
            RecordOrders recordOrders,
            CustomerConfiguration configuration) {
        this.incoming = incoming;
        this.customers = customers;
        this.recordOrders = recordOrders;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * What became of the lines.
     *
     * @param lines how many there were
     * @param customers whose they are
     * @param differing the numbers of those under whose id another order is known
     */
    public record Taken(long lines, long customers, Set<Long> differing) {}

    @Transactional
    public Taken take(Iterator<OrderText> lines) {
        long count = 0;
        var theirs = new HashSet<String>();
        var differing = new HashSet<Long>();
        while (lines.hasNext()) {
            var piece = new ArrayList<OrderText>();
            for (int held = 0;
                    held < PIECE && lines.hasNext();
                    held += piece.get(piece.size() - 1).text().length()) {
                piece.add(lines.next());
            }
            piece.forEach(order -> theirs.add(order.customerId()));
            differing.addAll(take(piece));
            count += piece.size();
        }
        return new Taken(count, theirs.size(), differing);
    }

    private Set<Long> take(List<OrderText> sent) {
        var byCustomer = sent.stream().collect(groupingBy(OrderText::customerId, TreeMap::new, toList()));
        var buyers = buyers(byCustomer.navigableKeySet());
        var orders = new ArrayList<OrderText>(sent.size());
        byCustomer.forEach((id, theirs) -> orders.addAll(buyers.get(id).dated(theirs, usualZone)));
        var fresh = incoming.keep(orders);
        boolean allNew = fresh.size() == orders.size();
        credit(buyers, allNew ? byCustomer : fresh.stream().collect(groupingBy(OrderText::customerId)));
        return allNew ? Set.of() : incoming.differing();
    }

    /** All of them, and held: those whom we did not know are made. */
    private Map<String, Buyer> buyers(SortedSet<String> customerIds) {
        Map<String, Buyer> buyers;
        do {
            customers.addAll(customerIds);
            buyers = incoming.held(customerIds);
            // Whoever was erased between the two comes again as somebody new.
        } while (buyers.size() < customerIds.size());
        return buyers;
    }

    private void credit(Map<String, Buyer> buyers, Map<String, List<OrderText>> fresh) {
        var spent = new ArrayList<Spent>();
        var ofTheLost = new ArrayList<PlacedOrder>();
        fresh.forEach((id, orders) -> {
            var buyer = buyers.get(id);
            if (buyer.isWithUs()) {
                spent.add(buyer.spent(orders));
            } else {
                orders.forEach(order -> ofTheLost.add(order.placed()));
            }
        });
        incoming.credit(spent);
        recordOrders.credit(ofTheLost);
    }
}
