package io.winback.customer.orders;

import io.agroal.api.AgroalDataSource;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * Part of a file on its way in: tens of thousands of orders in a handful of statements, in the order of customers, so that
 * each customer changes once and neighbours in the index come together. Everything takes part in the running transaction,
 * and the lines are gone with it.
 */
@ApplicationScoped
class IncomingOrders {

    private static final String LINES = """
            create temporary table if not exists incoming_order (
                line bigint, order_id text, customer_id text, placed_at timestamptz, placed_on date, amount numeric,
                currency text, category text, items text, coupon_code text, promised_by timestamptz,
                delivered_at timestamptz
            ) on commit delete rows""";

    private static final String KEEP = """
            with fresh as (
                insert into customer_order (order_id, customer_id, placed_at, placed_on, amount, currency, category,
                    items, coupon_code, promised_by, delivered_at)
                select order_id, customer_id, placed_at, placed_on, amount, currency, category, items, coupon_code,
                    promised_by, delivered_at
                from incoming_order order by customer_id, line
                on conflict (order_id) do nothing
                returning order_id, customer_id, placed_at, amount, currency, coupon_code),
            spent as (
                select customer_id, currency, count(*) as orders, sum(amount) as amount, min(placed_at) as first_at,
                    max(placed_at) as last_at
                from fresh group by customer_id, currency),
            bought as (
                select spent.customer_id, sum(spent.orders) as orders, min(first_at) as first_at, max(last_at) as last_at,
                    -- revenue is in the currency of their first order
                    coalesce(customer.currency, (array_agg(spent.currency order by first_at))[1]) as currency
                from spent join customer using (customer_id) group by spent.customer_id, customer.currency),
            credited as (
                update customer set version = version + 1, orders = customer.orders + bought.orders,
                    first_order_at = least(first_order_at, bought.first_at),
                    last_order_at = greatest(last_order_at, bought.last_at), currency = bought.currency,
                    revenue = coalesce(revenue, 0) + coalesce(spent.amount, 0),
                    since = case when stage = 'PROSPECT' then bought.first_at else since end,
                    stage = case when stage = 'PROSPECT' then 'ACTIVE' else stage end
                from bought left join spent using (customer_id, currency)
                where customer.customer_id = bought.customer_id and stage in ('PROSPECT', 'ACTIVE', 'WON_BACK'))
            select null as order_id, null as customer_id, null as placed_at, count(*) as amount, null as currency,
                null as coupon_code
            from fresh
            union all
            select order_id, customer_id, placed_at, amount, fresh.currency, coupon_code
            from fresh join customer using (customer_id) where stage not in ('PROSPECT', 'ACTIVE', 'WON_BACK')""";

    private final AgroalDataSource database;

    IncomingOrders(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Brings lines in, and makes those customers whom we do not know yet. Nobody else can change these customers from here
     * on.
     *
     * @param lines as {@link OrderText} writes them
     * @return how many
     */
    long bringIn(InputStream lines) {
        try (var connection = database.getConnection()) {
            execute(connection, LINES);
            execute(connection, "set local work_mem = '64MB'");
            long count =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy incoming_order from stdin", lines);
            // How many customers they are of decides how the statements below are best done
            execute(connection, "analyze incoming_order (customer_id)");
            long customers = count(connection, "select count(distinct customer_id) from incoming_order");
            do {
                execute(connection, """
                        insert into customer (customer_id) select distinct customer_id from incoming_order order by 1
                        on conflict do nothing""");
                // Whoever was erased between the two comes again as somebody new.
            } while (held(connection) < customers);
            return count;
        } catch (SQLException e) {
            throw new IncomingUnavailable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The day of an order is that where its customer lives. */
    void correctDays(ZoneId usualZone) {
        try (var connection = database.getConnection()) {
            var lines = new ArrayList<Long>();
            var days = new ArrayList<LocalDate>();
            try (var elsewhere = connection.prepareStatement("""
                    select line, placed_at, time_zone from incoming_order join customer using (customer_id)
                    where time_zone <> ?""")) {
                elsewhere.setString(1, usualZone.getId());
                try (var rows = elsewhere.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getLong(1));
                        days.add(LocalDate.ofInstant(instant(rows, 2), ZoneId.of(rows.getString(3))));
                    }
                }
            }
            if (!lines.isEmpty()) {
                correctDays(connection, lines, days);
            }
        } catch (SQLException e) {
            throw new IncomingUnavailable(e);
        }
    }

    /**
     * What became of the lines.
     *
     * @param fresh how many orders were not known
     * @param ofTheLost those among them whose customers are at risk or lost: they are not credited yet
     */
    record Kept(long fresh, List<PlacedOrder> ofTheLost) {}

    /** Keeps those whose id is new, and credits them to customers who are with us. */
    Kept keep() {
        try (var connection = database.getConnection();
                var keep = connection.prepareStatement(KEEP);
                var rows = keep.executeQuery()) {
            rows.next();
            long fresh = rows.getLong("amount");
            var ofTheLost = new ArrayList<PlacedOrder>();
            while (rows.next()) {
                ofTheLost.add(new PlacedOrder(
                        rows.getString("order_id"),
                        rows.getString("customer_id"),
                        instant(rows, 3),
                        new Money(rows.getBigDecimal("amount"), Currency.getInstance(rows.getString("currency"))),
                        null,
                        rows.getString("coupon_code"),
                        null,
                        null));
            }
            return new Kept(fresh, ofTheLost);
        } catch (SQLException e) {
            throw new IncomingUnavailable(e);
        }
    }

    /** The lines whose ids stand for another order. */
    Set<Long> differing() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select line from incoming_order as sent join customer_order as kept using (order_id)
                        where (kept.customer_id, kept.placed_at, kept.amount, kept.currency, kept.items, kept.coupon_code,
                                kept.promised_by, kept.delivered_at)
                            is distinct from (sent.customer_id, sent.placed_at, sent.amount, sent.currency, sent.items,
                                sent.coupon_code, sent.promised_by, sent.delivered_at)""");
                var rows = select.executeQuery()) {
            var lines = new HashSet<Long>();
            while (rows.next()) {
                lines.add(rows.getLong(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IncomingUnavailable(e);
        }
    }

    private static void correctDays(Connection connection, List<Long> lines, List<LocalDate> days) throws SQLException {
        try (var correct = connection.prepareStatement("""
                update incoming_order set placed_on = there.day from unnest(?, ?) as there (line, day)
                where incoming_order.line = there.line""")) {
            correct.setArray(1, connection.createArrayOf("bigint", lines.toArray()));
            correct.setArray(2, connection.createArrayOf("date", days.toArray()));
            correct.executeUpdate();
        }
    }

    private static long held(Connection connection) throws SQLException {
        return count(connection, """
                select count(*) from (
                    select 1 from customer where customer_id in (select customer_id from incoming_order)
                    order by customer_id for update) as held""");
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The database did not take what came in. */
    static class IncomingUnavailable extends RuntimeException {
        IncomingUnavailable(SQLException cause) {
            super("orders cannot be taken in: " + cause.getMessage(), cause);
        }
    }
}
