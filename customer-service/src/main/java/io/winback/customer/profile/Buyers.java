package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Reads and writes the part of customers that orders change, with one statement for a batch. */
@ApplicationScoped
public class Buyers {

    private final AgroalDataSource database;
    private final Customers customers;

    Buyers(AgroalDataSource database, Customers customers) {
        this.database = database;
        this.customers = customers;
    }

    /**
     * Locked customers.
     *
     * @param byId all of them
     * @param created the ids of those that did not exist before
     */
    public record Locked(Map<String, Buyer> byId, Set<String> created) {}

    /** Locks the customers until the transaction ends. Creates those that do not exist. */
    @Transactional(MANDATORY)
    public Locked lockOrCreate(SortedSet<String> customerIds) {
        Map<String, Buyer> buyers;
        var created = new HashSet<String>();
        do {
            created.addAll(customers.createMissing(customerIds));
            buyers = lock(customerIds);
            // A customer that was erased between the two statements is created again.
        } while (buyers.size() < customerIds.size());
        return new Locked(buyers, created);
    }

    /** Deletes customers whom the transaction has created, and who have no facts. */
    @Transactional(MANDATORY)
    public void deleteCreated(Collection<String> customerIds) {
        if (!customerIds.isEmpty()) {
            customers.deleteCreated(customerIds);
        }
    }

    private Map<String, Buyer> lock(SortedSet<String> customerIds) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select customer_id, time_zone, stage, since, orders, first_order_at, last_order_at, revenue, currency
                        from customer where customer_id = any(?) order by customer_id for update""")) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            var buyers = new HashMap<String, Buyer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var buyer = read(rows);
                    buyers.put(buyer.customerId(), buyer);
                }
            }
            return buyers;
        } catch (SQLException e) {
            throw new BuyersUnavailable(e);
        }
    }

    private static Buyer read(ResultSet row) throws SQLException {
        var zone = row.getString(2);
        return new Buyer(
                row.getString(1),
                zone == null ? null : ZoneId.of(zone),
                Stage.valueOf(row.getString(3)),
                instant(row, 4),
                new PurchaseTotals(
                        row.getInt(5), instant(row, 6), instant(row, 7), row.getBigDecimal(8), row.getString(9)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Stores locked customers. */
    @Transactional(MANDATORY)
    public void store(Collection<Buyer> buyers) {
        if (buyers.isEmpty()) {
            return;
        }
        var rows = List.copyOf(buyers);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update customer set version = version + 1, orders_changed = true, stage = credited.stage,
                            since = credited.since,
                            orders = credited.orders, first_order_at = credited.first_at, last_order_at = credited.last_at,
                            revenue = credited.revenue, currency = credited.currency,
                            expected_spend = case when customer.currency = credited.currency then expected_spend end,
                            lifetime_value = case when customer.currency = credited.currency then lifetime_value end
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as credited (customer_id, stage, since, orders, first_at, last_at, revenue, currency)
                        where customer.customer_id = credited.customer_id""")) {
            update.setArray(1, connection.createArrayOf("text", column(rows, Buyer::customerId)));
            update.setArray(2, connection.createArrayOf("text", column(rows, Buyer::stage)));
            update.setArray(3, connection.createArrayOf("timestamptz", column(rows, Buyer::since)));
            update.setArray(4, connection.createArrayOf("int", column(rows, buyer -> buyer.totals()
                    .orders())));
            update.setArray(5, connection.createArrayOf("timestamptz", column(rows, buyer -> buyer.totals()
                    .firstOrderAt())));
            update.setArray(6, connection.createArrayOf("timestamptz", column(rows, buyer -> buyer.totals()
                    .lastOrderAt())));
            update.setArray(7, connection.createArrayOf("numeric", column(rows, buyer -> buyer.totals()
                    .revenue())));
            update.setArray(8, connection.createArrayOf("text", column(rows, buyer -> buyer.totals()
                    .currency())));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new BuyersUnavailable(e);
        }
    }

    private static Object[] column(List<Buyer> rows, Function<Buyer, Object> value) {
        return rows.stream().map(value).toArray();
    }

    /** The database could not read or store customers. */
    static class BuyersUnavailable extends RuntimeException {
        BuyersUnavailable(SQLException cause) {
            super("customers cannot be read or stored: " + cause.getMessage(), cause);
        }
    }
}
