package io.winback.customer.orders;

import io.winback.chassis.http.StorableInstant;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.OrderOwners;
import io.winback.customer.profile.OrderStatus;
import io.winback.customer.profile.PurchaseDays;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** All orders. There are millions, so they have no entity, and a batch is one statement. */
@ApplicationScoped
class Orders implements PurchaseDays, OrderOwners {

    private static final String SENT = """
            unnest(:orders, :customers, :placed, :days, :amounts, :currencies, :categories, :items, :coupons, :promised,
                    :delivered, :statuses)
                as sent (%s)""".formatted(OrderStory.COLUMNS);

    private static final String STORED = """
            select o.order_id, o.customer_id, o.placed_at, o.placed_on, o.amount, o.currency, o.refunded, o.status, o.items,
                o.coupon_code, o.promised_by, o.delivered_at, o.delivery_corrected, c.time_zone
            from customer_order o join customer c on c.customer_id = o.customer_id""";

    private final Session database;
    private final ZoneId usualZone;

    Orders(Session database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /** Inserts the orders whose id is new, and returns these ids. */
    @Transactional(MANDATORY)
    Set<String> insertNew(List<PlacedOrder> orders, Map<String, ZoneId> zones) {
        return new HashSet<>(sent(
                        scalar(
                                database,
                                "insert into customer_order (%s) select * from %s on conflict (order_id) do nothing returning order_id"
                                        .formatted(OrderStory.COLUMNS, SENT),
                                String.class),
                        orders,
                        zones)
                .getResultList());
    }

    /** The fields in which stored orders differ from these, by order id. */
    Map<String, String> differing(List<PlacedOrder> orders) {
        return sent(
                        database.createNativeQuery("""
                                select order_id, field from (
                                    select kept.order_id, %s as field
                                    from customer_order as kept join %s on kept.order_id = sent.order_id) as compared
                                where field is not null""".formatted(OrderStory.DIFFERENT_FIELD, SENT), Tuple.class),
                        orders,
                        Map.of())
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }

    /** Adds to stored orders what was not known of them. The transaction has locked their customers. */
    @Transactional(MANDATORY)
    List<OrderStory.Change> addDetails(List<PlacedOrder> orders) {
        return sent(
                        database.createNativeQuery(
                                OrderStory.update(SENT, "cast(:states as text[])", ":cancelled"), Tuple.class),
                        orders,
                        Map.of())
                .setParameter("states", OrderStory.states())
                .setParameter("cancelled", OrderStatus.CANCELLED.name())
                .getResultList()
                .stream()
                .map(row -> new OrderStory.Change(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Boolean.class),
                        row.get(3, Boolean.class)))
                .toList();
    }

    /** Cancels the stored orders of these ids. Returns those that were not cancelled. The transaction has locked their customers. */
    @Transactional(MANDATORY)
    List<OrderStory.Change> cancel(Collection<String> orderIds) {
        return database
                .createNativeQuery("""
                        with changed as (
                            update customer_order set status = :cancelled
                            where order_id = any(:orders) and status is distinct from :cancelled
                            returning order_id, customer_id)
                        select order_id, customer_id from changed""", Tuple.class)
                .setParameter("cancelled", OrderStatus.CANCELLED.name())
                .setParameter("orders", orderIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new OrderStory.Change(row.get(0, String.class), row.get(1, String.class), true, false))
                .toList();
    }

    /** Replaces the times of a stored order, for good. The transaction has locked its customer. */
    @Transactional(MANDATORY)
    void correctDelivery(String orderId, OrderDelivery delivery) {
        database.createNativeMutationQuery("""
                        update customer_order set promised_by = :promised, delivered_at = :delivered, delivery_corrected = true
                        where order_id = :order""")
                .setParameter("promised", promisedBy(delivery.promisedBy()), Instant.class)
                .setParameter("delivered", delivery.deliveredAt(), Instant.class)
                .setParameter("order", orderId)
                .executeUpdate();
    }

    private <T> NativeQuery<T> sent(NativeQuery<T> query, List<PlacedOrder> orders, Map<String, ZoneId> zones) {
        return query.setParameter("orders", column(orders, PlacedOrder::orderId))
                .setParameter("customers", column(orders, PlacedOrder::customerId))
                .setParameter("placed", instants(orders, PlacedOrder::placedAt))
                .setParameter(
                        "days",
                        orders.stream()
                                .map(order -> PurchaseDay.of(
                                        order.placedAt(), zones.getOrDefault(order.customerId(), usualZone), usualZone))
                                .toArray(LocalDate[]::new))
                .setParameter(
                        "amounts",
                        orders.stream().map(order -> order.total().amount()).toArray(BigDecimal[]::new))
                .setParameter(
                        "currencies",
                        column(orders, order -> order.total().currency().getCurrencyCode()))
                .setParameter(
                        "categories", column(orders, order -> order.category().orElse(null)))
                .setParameter("items", column(orders, PlacedOrder::itemsJson))
                .setParameter("coupons", column(orders, PlacedOrder::couponCode))
                .setParameter("promised", instants(orders, order -> promisedBy(order.promisedBy())))
                .setParameter("delivered", instants(orders, PlacedOrder::deliveredAt))
                .setParameter(
                        "statuses",
                        column(
                                orders,
                                order -> order.status() == null
                                        ? null
                                        : order.status().name()));
    }

    @Override
    @Transactional(MANDATORY)
    public void recompute(Collection<Customer> customers) {
        var zones = customers.stream()
                .collect(toMap(
                        Customer::id,
                        customer -> customer.timeZone() == null ? usualZone : ZoneId.of(customer.timeZone())));
        if (zones.isEmpty()) {
            return;
        }
        var days = new HashMap<String, LocalDate>();
        database.createNativeQuery("""
                        select order_id, customer_id, placed_at, placed_on from customer_order
                        where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", zones.keySet().toArray(String[]::new))
                .getResultList()
                .forEach(row -> {
                    var day = PurchaseDay.of(row.get(2, Instant.class), zones.get(row.get(1, String.class)), usualZone);
                    if (!day.equals(row.get(3, LocalDate.class))) {
                        days.put(row.get(0, String.class), day);
                    }
                });
        database.createNativeMutationQuery("""
                        update customer_order set placed_on = now.day from unnest(:orders, :days) as now (order_id, day)
                        where customer_order.order_id = now.order_id""")
                .setParameter("orders", days.keySet().toArray(String[]::new))
                .setParameter("days", days.values().toArray(LocalDate[]::new))
                .executeUpdate();
    }

    /** The stored orders of these ids, by id. */
    Map<String, StoredOrder> known(Collection<String> orderIds) {
        return database
                .createNativeQuery(STORED + " where o.order_id = any(:orders)", Tuple.class)
                .setParameter("orders", orderIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(this::stored)
                .collect(toMap(StoredOrder::orderId, order -> order));
    }

    /** The order of a customer who is not erased. */
    Optional<StoredOrder> find(String orderId) {
        return database
                .createNativeQuery(STORED + " where o.order_id = :order and not c.erased", Tuple.class)
                .setParameter("order", orderId)
                .getResultList()
                .stream()
                .map(this::stored)
                .findFirst();
    }

    /**
     * The orders of a customer, the newest day first.
     *
     * @param after null for the first page
     */
    List<StoredOrder> page(String customerId, Position after, int limit) {
        var query = database.createNativeQuery(
                STORED
                        + " where o.customer_id = :customer"
                        + (after == null ? "" : " and (o.placed_on, o.placed_at, o.order_id) < (:day, :at, :order)")
                        + " order by o.placed_on desc, o.placed_at desc, o.order_id desc limit :limit",
                Tuple.class);
        if (after != null) {
            query.setParameter("day", after.day())
                    .setParameter("at", after.at())
                    .setParameter("order", after.orderId());
        }
        return query.setParameter("customer", customerId).setParameter("limit", limit).getResultList().stream()
                .map(this::stored)
                .toList();
    }

    /** The last order of a page. */
    record Position(LocalDate day, Instant at, String orderId) {

        static Position of(StoredOrder order) {
            return new Position(order.placedOn(), order.placedAt(), order.orderId());
        }

        /** @throws IllegalArgumentException if the text is no position */
        static Position parse(String text) {
            var parts = text.split(" ", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("no position");
            }
            var at = StorableInstant.parse(parts[1]);
            try {
                var day = LocalDate.parse(parts[0]);
                StorableInstant.parse(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant().toString());
                return new Position(day, at, parts[2]);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("no position", e);
            }
        }

        @Override
        public String toString() {
            return day + " " + at + " " + orderId;
        }
    }

    private StoredOrder stored(Tuple row) {
        var currency = Currency.getInstance(row.get(5, String.class));
        var status = row.get(7, String.class);
        var zone = row.get(13, String.class);
        return new StoredOrder(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, Instant.class),
                row.get(3, LocalDate.class),
                new Money(row.get(4, BigDecimal.class), currency),
                new Money(row.get(6, BigDecimal.class), currency),
                status == null ? null : OrderStatus.valueOf(status),
                row.get(8, String.class),
                row.get(9, String.class),
                row.get(10, Instant.class),
                row.get(11, Instant.class),
                row.get(12, Boolean.class),
                zone == null ? usualZone : ZoneId.of(zone),
                usualZone);
    }

    private Instant promisedBy(PromisedTime promise) {
        return promise == null ? null : promise.toStore(usualZone);
    }

    @Override
    public boolean isOfAnother(String orderId, String customerId) {
        return scalar(
                        database,
                        "select exists (select from customer_order where order_id = :order and customer_id <> :customer)",
                        Boolean.class)
                .setParameter("order", orderId)
                .setParameter("customer", customerId)
                .getSingleResult();
    }

    private static String[] column(List<PlacedOrder> orders, Function<PlacedOrder, String> value) {
        return orders.stream().map(value).toArray(String[]::new);
    }

    private static Instant[] instants(List<PlacedOrder> orders, Function<PlacedOrder, Instant> value) {
        return orders.stream().map(value).toArray(Instant[]::new);
    }
}
