package io.winback.customer.orders.bulk;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.RecordOrders;
import io.winback.customer.orders.bulk.Buyer.Spent;
import io.winback.customer.profile.BulkCustomers;
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
public class BulkLoadOrders {

    /** So much of a part is held in memory, in characters. */
    private static final int PIECE = 10_000_000;

    private final OrderBulkTable incoming;
    private final BulkCustomers customers;
    private final RecordOrders recordOrders;
    private final ZoneId usualZone;

    BulkLoadOrders(
            OrderBulkTable incoming,
            BulkCustomers customers,
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
    public Taken take(Iterator<CopyRow> lines) {
        long count = 0;
        var theirs = new HashSet<String>();
        var differing = new HashSet<Long>();
        while (lines.hasNext()) {
            var piece = new ArrayList<CopyRow>();
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

    private Set<Long> take(List<CopyRow> sent) {
        var byCustomer = sent.stream().collect(groupingBy(CopyRow::customerId, TreeMap::new, toList()));
        var buyers = buyers(byCustomer.navigableKeySet());
        var orders = new ArrayList<CopyRow>(sent.size());
        byCustomer.forEach((id, theirs) -> orders.addAll(buyers.get(id).dated(theirs, usualZone)));
        var fresh = incoming.keep(orders);
        boolean allNew = fresh.size() == orders.size();
        credit(buyers, allNew ? byCustomer : fresh.stream().collect(groupingBy(CopyRow::customerId)));
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

    private void credit(Map<String, Buyer> buyers, Map<String, List<CopyRow>> fresh) {
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
