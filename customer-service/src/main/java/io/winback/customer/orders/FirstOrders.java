package io.winback.customer.orders;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Finds the first order of a customer after a moment, and orders with a coupon. Cancelled orders do not count. */
@ApplicationScoped
class FirstOrders implements LaterPurchases {

    /** An order with a date only may count as placed this much later than the time that stands for its date. */
    private static final Duration LONGEST_DAY = Duration.ofHours(51);

    private static final int FETCHED_AT_ONCE = 20;

    private final AgroalDataSource database;
    private final ZoneId usualZone;

    FirstOrders(AgroalDataSource database, CustomerConfiguration configuration) {
        this.database = database;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @Override
    @Transactional(MANDATORY)
    public Optional<Purchase> firstAfter(Customer customer, Instant moment) {
        var zone = zoneOf(customer);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select order_id, placed_at, amount, currency, coupon_code from customer_order
                        where customer_id = ? and placed_at >= ? and status is distinct from ?
                        order by placed_at, order_id""")) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setString(1, customer.id());
            select.setObject(2, moment.minus(LONGEST_DAY).atOffset(ZoneOffset.UTC));
            select.setString(3, OrderStatus.CANCELLED.name());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var order = purchase(row, zone);
                    if (order.time().isAfter(moment)) {
                        return Optional.of(order);
                    }
                }
                return Optional.empty();
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
                        select order_id, placed_at, amount, currency, coupon_code from customer_order
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
