package io.winback.customer.orders;

import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

/** All orders. They are never changed, and come by the million, so they are kept without entities, a batch a statement. */
@ApplicationScoped
class Orders {

    private static final String SENT = """
            unnest(:orders, :customers, :placed, :days, :amounts, :currencies, :categories, :items, :coupons, :promised,
                    :delivered)
                as sent (order_id, customer_id, placed_at, placed_on, amount, currency, category, items, coupon_code,
                    promised_by, delivered_at)""";

    private final Session database;
    private final ZoneId usualZone;

    Orders(Session database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /** Keeps those whose id is new, and answers these ids. */
    Set<String> keep(List<PlacedOrder> orders, Map<String, ZoneId> zones) {
        return ids("""
                insert into customer_order (order_id, customer_id, placed_at, placed_on, amount, currency, category, items,
                    coupon_code, promised_by, delivered_at)
                select * from %s on conflict (order_id) do nothing returning order_id""".formatted(SENT), orders, zones);
    }

    /** Of these, the ids that stand for another order. */
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

    /** Whether it is an order, and theirs. */
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
