package io.winback.customer.orders;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.CustomerPurchases;
import io.winback.customer.profile.OrderStatus;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Finds the first orders of customers after moments, and orders with a coupon. Cancelled orders do not count. */
@ApplicationScoped
class FirstOrders implements CustomerPurchases {

    /** An order with a date only may count as placed this much later than the time that stands for its date. */
    private static final String LONGEST_DAY = "51 hours";

    /**
     * For each moment the orders of the days before, and the first one at the moment or later. Orders with a coupon are read
     * apart, because they may count at another time.
     */
    private static final String AROUND = """
        select distinct placed.order_id, placed.placed_at, placed.amount - placed.refunded, placed.currency,
            placed.coupon_code, asked.customer_id
        from unnest(?, ?) as asked (customer_id, at)
            cross join lateral (
                (select order_id, placed_at, amount, refunded, currency, coupon_code from customer_order
                    where customer_id = asked.customer_id and placed_at >= asked.at - cast(? as interval)
                        and placed_at < asked.at and status is distinct from ?)
                union all
                (select order_id, placed_at, amount, refunded, currency, coupon_code from customer_order
                    where customer_id = asked.customer_id and placed_at >= asked.at and status is distinct from ?
                        and coupon_code is null and order_id <> all(?)
                    order by placed_at, order_id limit 1)) as placed
        union
        select order_id, placed_at, amount - refunded, currency, coupon_code, customer_id from customer_order
        where customer_id = any(?) and (coupon_code is not null or order_id = any(?)) and status is distinct from ?""";

    private final AgroalDataSource database;
    private final ZoneId usualZone;

    FirstOrders(AgroalDataSource database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, List<Purchase>> around(Collection<Moment> moments, Collection<String> couponOrders) {
        if (moments.isEmpty()) {
            return Map.of();
        }
        var zones = new HashMap<String, ZoneId>();
        moments.forEach(moment -> zones.put(moment.customer().id(), zoneOf(moment.customer())));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AROUND)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            moments.stream()
                                    .map(moment -> moment.customer().id())
                                    .toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            moments.stream()
                                    .map(moment -> moment.at().atOffset(ZoneOffset.UTC))
                                    .toArray()));
            var withCoupon = connection.createArrayOf("text", couponOrders.toArray());
            select.setString(3, LONGEST_DAY);
            select.setString(4, OrderStatus.CANCELLED.name());
            select.setString(5, OrderStatus.CANCELLED.name());
            select.setArray(6, withCoupon);
            select.setArray(7, connection.createArrayOf("text", zones.keySet().toArray()));
            select.setArray(8, withCoupon);
            select.setString(9, OrderStatus.CANCELLED.name());
            var orders = new HashMap<String, List<Purchase>>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var customer = row.getString(6);
                    orders.computeIfAbsent(customer, id -> new ArrayList<>()).add(purchase(row, zones.get(customer)));
                }
            }
            return orders;
        } catch (SQLException e) {
            throw new OrdersUnavailable(e);
        }
    }

    private ZoneId zoneOf(Customer customer) {
        return customer.timeZone() == null ? usualZone : ZoneId.of(customer.timeZone());
    }

    private Purchase purchase(ResultSet row, ZoneId zone) throws SQLException {
        return new Purchase(
                row.getString(1),
                OrderTime.of(row.getObject(2, OffsetDateTime.class).toInstant(), zone, usualZone),
                new Money(row.getBigDecimal(3), Currency.getInstance(row.getString(4))),
                row.getString(5));
    }

    /** The database could not read orders. */
    static class OrdersUnavailable extends RuntimeException {
        OrdersUnavailable(SQLException cause) {
            super("orders cannot be read: " + cause.getMessage(), cause);
        }
    }
}
