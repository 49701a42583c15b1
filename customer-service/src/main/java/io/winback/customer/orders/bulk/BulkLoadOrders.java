package io.winback.customer.orders.bulk;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.orders.ApplyOrderChanges;
import io.winback.customer.orders.CreditOrders;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.PublishOrders;
import io.winback.customer.profile.Buyer;
import io.winback.customer.profile.Buyers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

/** Loads orders of a file in one transaction. Orders that were loaded before change nothing. */
@ApplicationScoped
public class BulkLoadOrders {

    /** Limits the memory of a batch. */
    private static final int BATCH_CHARACTERS = 10_000_000;

    private final OrderBulkTable orderTable;
    private final Buyers buyers;
    private final CreditOrders creditOrders;
    private final ApplyOrderChanges applyOrderChanges;
    private final PublishOrders publishOrders;
    private final ZoneId usualZone;

    BulkLoadOrders(
            OrderBulkTable orderTable,
            Buyers buyers,
            CreditOrders creditOrders,
            ApplyOrderChanges applyOrderChanges,
            PublishOrders publishOrders,
            CustomerConfiguration configuration) {
        this.orderTable = orderTable;
        this.buyers = buyers;
        this.creditOrders = creditOrders;
        this.applyOrderChanges = applyOrderChanges;
        this.publishOrders = publishOrders;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * The result of a load.
     *
     * @param differing the lines whose id another order has: their numbers, and the field that differs
     * @param cancelled the numbers of the lines whose order is stored as cancelled, and which state that it counts
     * @param warnings of returns that waited for these orders and have no effect
     */
    public record Loaded(Map<Long, String> differing, Set<Long> cancelled, List<String> warnings) {

        private Loaded() {
            this(new HashMap<>(), new HashSet<>(), new ArrayList<>());
        }
    }

    @Transactional
    public Loaded load(Iterator<CopyRow> lines) {
        var loaded = new Loaded();
        while (lines.hasNext()) {
            load(nextBatch(lines), loaded);
        }
        return loaded;
    }

    private static List<CopyRow> nextBatch(Iterator<CopyRow> lines) {
        var batch = new ArrayList<CopyRow>();
        for (int characters = 0; characters < BATCH_CHARACTERS && lines.hasNext(); ) {
            var line = lines.next();
            batch.add(line);
            characters += line.text().length();
        }
        return batch;
    }

    private void load(List<CopyRow> batch, Loaded loaded) {
        var byCustomer = batch.stream().collect(groupingBy(CopyRow::customerId, TreeMap::new, toList()));
        var lockedOrCreated = buyers.lockOrCreate(byCustomer.navigableKeySet());
        var locked = lockedOrCreated.byId();
        var orders = new ArrayList<CopyRow>(batch.size());
        byCustomer.forEach(
                (id, rows) -> orders.addAll(inZone(rows, locked.get(id).zone())));
        var inserted = orderTable.insertNew(orders);
        boolean allNew = inserted.size() == orders.size();
        loaded.warnings()
                .addAll(credit(
                        locked,
                        inserted.stream()
                                .filter(CopyRow::counts)
                                .collect(groupingBy(CopyRow::customerId, TreeMap::new, toList()))));
        loaded.warnings()
                .addAll(creditOrders.settleCancelled(inserted.stream()
                        .filter(order -> !order.counts())
                        .map(CopyRow::orderId)
                        .toList()));
        publishOrders.publish(recent(inserted));
        if (!allNew) {
            applyOrderChanges.apply(orderTable.addDetails());
            loaded.differing().putAll(orderTable.differing());
            loaded.cancelled().addAll(orderTable.cancelled());
            buyers.deleteCreated(withoutOrder(lockedOrCreated.created(), inserted));
        }
    }

    /** The created customers, all of whose lines have the id of an order of another customer. */
    private static Set<String> withoutOrder(Set<String> created, List<CopyRow> inserted) {
        var without = new HashSet<>(created);
        inserted.forEach(order -> without.remove(order.customerId()));
        return without;
    }

    /** The orders, of these, that count and are not history. */
    private List<PlacedOrder> recent(List<CopyRow> inserted) {
        // Compared as texts: a time is parsed more slowly, and most orders of a large file are history.
        var limit = CopyRow.timeText(publishOrders.recentSince());
        return inserted.stream()
                .filter(row -> !row.isPlacedBefore(limit) && row.counts())
                .map(CopyRow::placedWithItems)
                .toList();
    }

    /** The day of an order depends on the time zone of its customer. */
    private List<CopyRow> inZone(List<CopyRow> rows, ZoneId zone) {
        return zone == null || zone.equals(usualZone)
                ? rows
                : rows.stream().map(row -> row.in(zone, usualZone)).toList();
    }

    private List<String> credit(Map<String, Buyer> locked, Map<String, List<CopyRow>> inserted) {
        var credited = new ArrayList<Buyer>();
        var ofAbsent = new ArrayList<PlacedOrder>();
        var awaited = creditOrders.awaitedAmong(inserted.values().stream()
                .flatMap(rows -> rows.stream().map(CopyRow::orderId))
                .toList());
        var churned = creditOrders.customersWithLosses(inserted.keySet());
        inserted.forEach((id, rows) -> {
            var buyer = locked.get(id);
            if (buyer.isPresent() && !churned.contains(id) && addsUp(buyer, rows, awaited)) {
                credited.add(credit(buyer, rows));
            } else {
                rows.forEach(row -> ofAbsent.add(row.placed()));
            }
        });
        buyers.store(credited);
        return creditOrders.credit(ofAbsent);
    }

    /** Whether the totals of a customer need not be counted again. */
    private static boolean addsUp(Buyer buyer, List<CopyRow> rows, Set<String> awaited) {
        return rows.stream()
                .noneMatch(row -> awaited.contains(row.orderId())
                        || buyer.totals().changesCurrency(row.instant(), row.currency()));
    }

    private static Buyer credit(Buyer buyer, List<CopyRow> rows) {
        var byTime = new ArrayList<>(rows);
        byTime.sort(Comparator.comparing(CopyRow::placedAt));
        var credited = buyer;
        for (var row : byTime) {
            credited = credited.credit(row.instant(), row.amount(), row.currency());
        }
        return credited;
    }
}
