package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.PurchaseDays;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** All orders. There are millions and they do not change, so they have no entity, and a batch is one statement. */
@ApplicationScoped
class Orders implements PurchaseDays {

    private static final String SENT = """
            unnest(:orders, :customers, :placed, :days, :amounts, :currencies, :categories, :items, :coupons, :promised,
                    :delivered)
                as sent (order_id, customer_id, placed_at, placed_on, amount, currency, category, items, coupon_code,
                    promised_by, delivered_at)""";

    private static final String STORED = """
            select order_id, customer_id, placed_at, amount, currency, refunded, status, items, coupon_code, promised_by,
                delivered_at
            from customer_order""";

    private final Session database;
    private final ZoneId usualZone;

    Orders(Session database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /** Inserts the orders whose id is new, and returns these ids. */
    @Transactional(MANDATORY)
    Set<String> insertNew(List<PlacedOrder> orders, Map<String, ZoneId> zones) {
        return ids("""
                insert into customer_order (order_id, customer_id, placed_at, placed_on, amount, currency, category, items,
                    coupon_code, promised_by, delivered_at)
                select * from %s on conflict (order_id) do nothing returning order_id""".formatted(SENT), orders, zones);
    }

    /** The ids that other orders have. */
    Set<String> differing(List<PlacedOrder> orders) {
        return ids("""
                select order_id from customer_order as kept join %s using (order_id)
                where (kept.customer_id, kept.placed_at, kept.amount, kept.currency, kept.items, kept.coupon_code,
                        kept.promised_by, kept.delivered_at)
                    is distinct from (sent.customer_id, sent.placed_at, sent.amount, sent.currency, sent.items,
                        sent.coupon_code, sent.promised_by, sent.delivered_at)""".formatted(SENT), orders, Map.of());
    }

    private Set<String> ids(String sql, List<PlacedOrder> orders, Map<String, ZoneId> zones) {
        return new HashSet<>(database.createNativeQuery(sql, String.class)
                .setParameter("orders", column(orders, PlacedOrder::orderId))
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
                .setParameter("promised", instants(orders, PlacedOrder::promisedBy))
                .setParameter("delivered", instants(orders, PlacedOrder::deliveredAt))
                .getResultList());
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
                .createNativeQuery(STORED + " where order_id = any(:orders)", Tuple.class)
                .setParameter("orders", orderIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(Orders::stored)
                .collect(toMap(StoredOrder::orderId, order -> order));
    }

    private static StoredOrder stored(Tuple row) {
        var currency = Currency.getInstance(row.get(4, String.class));
        var status = row.get(6, String.class);
        return new StoredOrder(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, Instant.class),
                new Money(row.get(3, BigDecimal.class), currency),
                new Money(row.get(5, BigDecimal.class), currency),
                status == null ? null : OrderStatus.valueOf(status),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, Instant.class),
                row.get(10, Instant.class));
    }

    /** Whether the customer placed the order. */
    boolean isOf(String orderId, String customerId) {
        return !database.createNativeQuery(
                        "select 1 from customer_order where order_id = :order and customer_id = :customer",
                        Integer.class)
                .setParameter("order", orderId)
                .setParameter("customer", customerId)
                .getResultList()
                .isEmpty();
    }

    private static String[] column(List<PlacedOrder> orders, Function<PlacedOrder, String> value) {
        return orders.stream().map(value).toArray(String[]::new);
    }

    private static Instant[] instants(List<PlacedOrder> orders, Function<PlacedOrder, Instant> value) {
        return orders.stream().map(value).toArray(Instant[]::new);
    }
}
