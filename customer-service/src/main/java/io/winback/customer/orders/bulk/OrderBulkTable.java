package io.winback.customer.orders.bulk;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.orders.bulk.Buyer.Spent;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * Part of a file on its way in: tens of thousands of orders in a handful of statements. Everything takes part in the running
 * transaction.
 */
@ApplicationScoped
class OrderBulkTable {

    /** So many tell whether a file is sent again. */
    private static final int SAMPLE = 100;

    private static final String LINES = """
            create temporary table if not exists incoming_order (
                line bigint, order_id text, customer_id text, placed_at timestamptz, placed_on date, amount numeric,
                currency text, category text, items text, coupon_code text, promised_by timestamptz,
                delivered_at timestamptz
            ) on commit delete rows""";

    private static final String CREDIT = """
            update customer set version = version + 1, orders = customer.orders + spent.orders,
                first_order_at = least(first_order_at, spent.first_at),
                last_order_at = greatest(last_order_at, spent.last_at), currency = spent.currency,
                revenue = coalesce(revenue, 0) + spent.amount,
                since = case when stage = 'PROSPECT' then spent.first_at else since end,
                stage = case when stage = 'PROSPECT' then 'ACTIVE' else stage end
            from unnest(?, ?, ?, ?, ?, ?) as spent (customer_id, orders, first_at, last_at, currency, amount)
            where customer.customer_id = spent.customer_id""";

    private final AgroalDataSource database;

    OrderBulkTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Those among them who are customers: until the running transaction ends nobody else can change them. */
    Map<String, Buyer> held(SortedSet<String> customerIds) {
        return in(connection -> {
            try (var select = connection.prepareStatement("""
                    select customer_id, time_zone, stage, currency from customer where customer_id = any(?)
                    order by customer_id for update""")) {
                select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
                var buyers = new HashMap<String, Buyer>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var zone = rows.getString(2);
                        buyers.put(
                                rows.getString(1),
                                new Buyer(
                                        rows.getString(1),
                                        zone == null ? null : ZoneId.of(zone),
                                        Stage.valueOf(rows.getString(3)),
                                        rows.getString(4)));
                    }
                }
                return buyers;
            }
        });
    }

    /**
     * Keeps those whose id is new.
     *
     * @param orders of one customer after the other, as neighbours in the index come fastest
     * @return those that were new
     */
    List<CopyRow> keep(List<CopyRow> orders) {
        return in(connection -> {
            if (!areSentAgain(connection, orders)) {
                execute(connection, "savepoint all_new");
                try {
                    // By far the fastest way, but all or nothing
                    copy(connection, "customer_order (" + CopyRow.COLUMNS + ")", orders, CopyRow::order);
                    return orders;
                } catch (SQLException e) {
                    if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                        throw e;
                    }
                    execute(connection, "rollback to savepoint all_new");
                }
            }
            return keepNew(connection, orders);
        });
    }

    /** Of those whose id was not new, the lines of those that are not the same order. */
    Set<Long> differing() {
        return in(connection -> {
            try (var select = connection.prepareStatement("""
                            select line from incoming_order as sent join customer_order as kept using (order_id)
                            where (kept.customer_id, kept.placed_at, kept.amount, kept.currency, kept.items,
                                    kept.coupon_code, kept.promised_by, kept.delivered_at)
                                is distinct from (sent.customer_id, sent.placed_at, sent.amount, sent.currency, sent.items,
                                    sent.coupon_code, sent.promised_by, sent.delivered_at)""");
                    var rows = select.executeQuery()) {
                var lines = new HashSet<Long>();
                while (rows.next()) {
                    lines.add(rows.getLong(1));
                }
                return lines;
            }
        });
    }

    /** Adds what they spent to what customers who are with us are worth. */
    void credit(List<Spent> spent) {
        in(connection -> {
            try (var update = connection.prepareStatement(CREDIT)) {
                update.setArray(1, array(connection, "text", spent, Spent::customerId));
                update.setArray(2, array(connection, "int", spent, Spent::orders));
                update.setArray(3, array(connection, "timestamptz", spent, Spent::firstAt));
                update.setArray(4, array(connection, "timestamptz", spent, Spent::lastAt));
                update.setArray(5, array(connection, "text", spent, Spent::currency));
                update.setArray(6, array(connection, "numeric", spent, Spent::amount));
                return update.executeUpdate();
            }
        });
    }

    private static boolean areSentAgain(Connection connection, List<CopyRow> orders) throws SQLException {
        try (var select =
                connection.prepareStatement("select exists (select from customer_order where order_id = any(?))")) {
            var sample = orders.subList(0, Math.min(SAMPLE, orders.size()));
            select.setArray(1, array(connection, "text", sample, CopyRow::orderId));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<CopyRow> keepNew(Connection connection, List<CopyRow> orders) throws SQLException {
        execute(connection, LINES);
        execute(connection, "truncate incoming_order");
        copy(connection, "incoming_order", orders, CopyRow::text);
        var ids = new HashSet<String>();
        try (var insert = connection.prepareStatement("""
                        insert into customer_order (%1$s) select %1$s from incoming_order
                        order by customer_id collate "C", line on conflict (order_id) do nothing returning order_id""".formatted(CopyRow.COLUMNS));
                var rows = insert.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        // An id that is there twice is new once: here as there the first counts, so that both are in one order
        return orders.stream().filter(order -> ids.remove(order.orderId())).toList();
    }

    private static void copy(Connection connection, String table, List<CopyRow> orders, Function<CopyRow, String> text)
            throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " from stdin",
                            new ByteArrayInputStream(orders.stream()
                                    .map(text)
                                    .collect(joining("\n", "", "\n"))
                                    .getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> java.sql.Array array(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        var column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return connection.createArrayOf(type, column.toArray());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IncomingUnavailable(e);
        }
    }

    /** The database did not take what came in. */
    static class IncomingUnavailable extends RuntimeException {
        IncomingUnavailable(SQLException cause) {
            super("orders cannot be taken in: " + cause.getMessage(), cause);
        }
    }
}
