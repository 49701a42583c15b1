package io.winback.customer.orders;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.profile.OrderStatus;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Finds the first order of a customer after a moment, and orders with a coupon. Cancelled orders do not count. */
@ApplicationScoped
class FirstOrders implements LaterPurchases {

    /** An order with a date only may count as placed this much later than the time that stands for its date. */
    private static final String LONGEST_DAY = "51 hours";

    /**
     * The orders that may count as placed after each moment: those of the days before, and the first one at the moment or
     * later.
     */
    private static final String FIRST = """
            select placed.order_id, placed.placed_at, placed.amount - placed.refunded, placed.currency, placed.coupon_code,
                asked.number
            from unnest(?, ?) with ordinality as asked (customer_id, at, number)
                cross join lateral (
                    (select order_id, placed_at, amount, refunded, currency, coupon_code from customer_order
                        where customer_id = asked.customer_id and placed_at >= asked.at - cast(? as interval)
                            and placed_at < asked.at and status is distinct from ?)
                    union all
                    (select order_id, placed_at, amount, refunded, currency, coupon_code from customer_order
                        where customer_id = asked.customer_id and placed_at >= asked.at and status is distinct from ?
                        order by placed_at, order_id limit 1)) as placed
            order by asked.number, placed.placed_at, placed.order_id""";

    private final AgroalDataSource database;
    private final ZoneId usualZone;

    FirstOrders(AgroalDataSource database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @Override
    @Transactional(MANDATORY)
    public Optional<Purchase> firstAfter(Customer customer, Instant moment) {
        return firstAfter(List.of(new Moment(customer, moment))).values().stream()
                .findFirst();
    }

    @Override
    @Transactional(MANDATORY)
    public Map<Moment, Purchase> firstAfter(Collection<Moment> moments) {
        var first = new HashMap<Moment, Purchase>();
        if (moments.isEmpty()) {
            return first;
        }
        var asked = List.copyOf(moments);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIRST)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            asked.stream().map(moment -> moment.customer().id()).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            asked.stream()
                                    .map(moment -> moment.at().atOffset(ZoneOffset.UTC))
                                    .toArray()));
            select.setString(3, LONGEST_DAY);
            select.setString(4, OrderStatus.CANCELLED.name());
            select.setString(5, OrderStatus.CANCELLED.name());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var moment = asked.get(row.getInt(6) - 1);
                    var order = purchase(row, zoneOf(moment.customer()));
                    if (order.time().isAfter(moment.at())) {
                        first.putIfAbsent(moment, order);
                    }
                }
                return first;
            }
        } catch (SQLException e) {
            throw new OrdersUnavailable(e);
        }
    }

    @Override
    @Transactional(MANDATORY)
    public List<Purchase> withCoupon(Customer customer, Collection<String> orderIds) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select order_id, placed_at, amount - refunded, currency, coupon_code from customer_order
                        where customer_id = ? and (coupon_code is not null or order_id = any(?))
                            and status is distinct from ?""")) {
            select.setString(1, customer.id());
            select.setArray(2, connection.createArrayOf("text", orderIds.toArray()));
            select.setString(3, OrderStatus.CANCELLED.name());
            try (var row = select.executeQuery()) {
                var orders = new ArrayList<Purchase>();
                while (row.next()) {
                    orders.add(purchase(row, zoneOf(customer)));
                }
                return orders;
            }
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
