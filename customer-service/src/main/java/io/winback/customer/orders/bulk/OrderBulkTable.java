package io.winback.customer.orders.bulk;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.orders.OrderStory;
import io.winback.customer.profile.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/** Inserts tens of thousands of orders with a few statements, by COPY. */
@ApplicationScoped
class OrderBulkTable {

    /** The number of orders that show whether a file is loaded again. */
    private static final int SAMPLE = 100;

    private static final String LINES = """
            create temporary table if not exists incoming_order (
                line bigint, order_id text, customer_id text, placed_at timestamptz, placed_on date, amount numeric,
                currency text, category text, items text, coupon_code text, promised_by timestamptz,
                delivered_at timestamptz, status text
            ) on commit delete rows""";

    private final AgroalDataSource database;

    OrderBulkTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Inserts the orders whose id is new.
     *
     * @param orders sorted by customer, which is the fastest order for the index
     * @return the inserted orders
     */
    @Transactional(MANDATORY)
    List<CopyRow> insertNew(List<CopyRow> orders) {
        return in(connection -> {
            if (!areLoadedAgain(connection, orders)) {
                execute(connection, "savepoint all_new");
                try {
                    // The fastest way. It fails as a whole if one id exists.
                    copy(connection, "customer_order (" + CopyRow.COLUMNS + ")", orders, CopyRow::columns);
                    return orders;
                } catch (SQLException e) {
                    if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                        throw e;
                    }
                    execute(connection, "rollback to savepoint all_new");
                }
            }
            return insertByLine(connection, orders);
        });
    }

    /** The lines of the last insert whose id another order has, and the field that differs. */
    @Transactional(MANDATORY)
    Map<Long, String> differing() {
        return in(connection -> {
            try (var select = connection.prepareStatement("""
                            select line, field from (
                                select line, %s as field
                                from incoming_order as sent join customer_order as kept using (order_id)) as compared
                            where field is not null""".formatted(OrderStory.DIFFERENT_FIELD));
                    var rows = select.executeQuery()) {
                var lines = new HashMap<Long, String>();
                while (rows.next()) {
                    lines.put(rows.getLong(1), rows.getString(2));
                }
                return lines;
            }
        });
    }

    /** The lines of the last insert that state a purchase, although their order is stored as cancelled. */
    @Transactional(MANDATORY)
    Set<Long> cancelled() {
        return in(connection -> {
            try (var select = connection.prepareStatement("""
                    select line from incoming_order as sent join customer_order as kept using (order_id)
                    where (%s) is null and kept.status = ? and sent.status is distinct from kept.status""".formatted(OrderStory.DIFFERENT_FIELD))) {
                select.setString(1, OrderStatus.CANCELLED.name());
                var lines = new HashSet<Long>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getLong(1));
                    }
                }
                return lines;
            }
        });
    }

    /** Adds to the orders that were known the details of the last insert. */
    @Transactional(MANDATORY)
    List<OrderStory.Change> addDetails() {
        return in(connection -> {
            try (var update = connection.prepareStatement(
                    OrderStory.update("incoming_order as sent", "cast(? as text[])", "?"))) {
                var states = connection.createArrayOf("text", OrderStory.states());
                update.setArray(1, states);
                update.setArray(2, states);
                update.setArray(3, states);
                update.setString(4, OrderStatus.CANCELLED.name());
                var changes = new ArrayList<OrderStory.Change>();
                try (var rows = update.executeQuery()) {
                    while (rows.next()) {
                        changes.add(new OrderStory.Change(
                                rows.getString(1), rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                    }
                }
                return changes;
            }
        });
    }

    private static boolean areLoadedAgain(Connection connection, List<CopyRow> orders) throws SQLException {
        try (var select =
                connection.prepareStatement("select exists (select from customer_order where order_id = any(?))")) {
            var sample = orders.subList(0, Math.min(SAMPLE, orders.size()));
            select.setArray(1, array(connection, "text", sample, CopyRow::orderId));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<CopyRow> insertByLine(Connection connection, List<CopyRow> orders) throws SQLException {
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
        // Of two lines with one id the first is inserted, here and in the database.
        return orders.stream().filter(order -> ids.remove(order.orderId())).toList();
    }

    private static void copy(Connection connection, String table, List<CopyRow> orders, Function<CopyRow, String> text)
            throws SQLException {
        // The database ends a copy of a process that hangs. An idle timeout does not: the session is not idle.
        execute(connection, "set local statement_timeout = '60s'");
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
            execute(connection, "set local statement_timeout = default");
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

    /** Work with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new OrdersUnavailable(e);
        }
    }

    /** The database could not insert orders. */
    static class OrdersUnavailable extends RuntimeException {
        OrdersUnavailable(SQLException cause) {
            super("orders cannot be inserted: " + cause.getMessage(), cause);
        }
    }
}
