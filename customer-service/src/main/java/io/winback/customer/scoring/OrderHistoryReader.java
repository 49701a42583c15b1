package io.winback.customer.scoring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.EventJson;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the order histories of the population, one slice of customers at a time. */
@ApplicationScoped
class OrderHistoryReader {

    private final AgroalDataSource database;

    OrderHistoryReader(AgroalDataSource database) {
        this.database = database;
    }

    /** The number of customers with orders who are not erased. */
    long buyers() {
        return read(
                        "select count(*) from customer where orders > 0 and not erased",
                        statement -> {},
                        result -> result.getLong(1))
                .get(0);
    }

    /** The number of customers, not erased, with an order up to the end of a day. */
    long buyersUntil(LocalDate asOf) {
        return read(
                        """
                        select count(*) from customer c
                        where orders > 0 and not erased and exists (select from customer_order o
                            where o.customer_id = c.customer_id and o.placed_on <= ? and o.status is distinct from ?)""",
                        statement -> {
                            statement.setObject(1, asOf);
                            statement.setString(2, OrderStatus.CANCELLED.name());
                        },
                        result -> result.getLong(1))
                .get(0);
    }

    /** The last of the next customers with orders, in the order of ids; empty at the end. */
    Optional<String> endOfSlice(String after, int size) {
        return Optional.ofNullable(read(
                        """
                        select max(customer_id) from (
                            select customer_id from customer where customer_id > ? and orders > 0
                            order by customer_id limit ?) as slice""",
                        statement -> {
                            statement.setString(1, after);
                            statement.setInt(2, size);
                        },
                        result -> result.getString(1))
                .get(0));
    }

    /** The first customer with orders after one id up to another; empty if there is none. */
    Optional<String> next(String after, String last) {
        return Optional.ofNullable(read(
                        """
                        select min(customer_id) from customer
                        where customer_id > ? and customer_id <= ? and orders > 0""",
                        statement -> {
                            statement.setString(1, after);
                            statement.setString(2, last);
                        },
                        result -> result.getString(1))
                .get(0));
    }

    /**
     * The order histories up to the end of a day, of customers after one id up to another. An order in another currency than the
     * customer's counts with its converted amount, and with 0 if the currencies are not comparable.
     *
     * @param oneIn reads one of this many customers, always the same ones; 1 for all
     */
    List<OrderHistory> slice(String after, String last, LocalDate asOf, int oneIn, ComparableCurrencies currencies) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            forceCustomPlan();
            return histories(after, last, asOf, oneIn, rates(currencies));
        });
    }

    /** A generic plan would read all customers for each slice. */
    private void forceCustomPlan() {
        read(
                "select set_config('plan_cache_mode', 'force_custom_plan', true)",
                statement -> {},
                row -> row.getString(1));
    }

    /** By currency, its reference currency and the amount of that for one unit. */
    private static String rates(ComparableCurrencies currencies) {
        var rates = new TreeMap<String, List<String>>();
        currencies
                .converted()
                .forEach(currency -> rates.put(
                        currency,
                        List.of(
                                currencies.referenceOf(currency),
                                currencies.factorOf(currency).toPlainString())));
        return EventJson.write(rates);
    }

    private List<OrderHistory> histories(String after, String last, LocalDate asOf, int oneIn, String rates) {
        return read(
                """
                select o.customer_id, count(*), min(o.placed_at), max(o.placed_at),
                    array_agg(o.placed_on - date '1970-01-01' order by o.placed_on),
                    array_agg(cast(paid.amount as float8) order by o.placed_on), sum(paid.amount), min(c.currency),
                    mode() within group (order by o.category),
                    (array_agg(distinct o.category order by o.category) filter (where o.category is not null))[1:100]
                from customer_order o join customer c on c.customer_id = o.customer_id
                    cross join (select cast(? as jsonb) as by_currency) as rates
                    cross join lateral (select case
                        when o.currency = c.currency then o.amount - o.refunded
                        when rates.by_currency -> o.currency ->> 0 = rates.by_currency -> c.currency ->> 0
                            then (o.amount - o.refunded) * cast(rates.by_currency -> o.currency ->> 1 as numeric)
                                / cast(rates.by_currency -> c.currency ->> 1 as numeric)
                        else 0 end as amount) as paid
                where o.customer_id > ? and o.customer_id <= ? and o.placed_on <= ?
                    and o.status is distinct from ?
                    -- restricts both tables, so that neither is scanned
                    and c.customer_id > ? and c.customer_id <= ?
                    and (? = 1 or mod(hashtext(o.customer_id), ?) = 0)
                group by o.customer_id order by o.customer_id""",
                statement -> {
                    statement.setString(1, rates);
                    statement.setString(2, after);
                    statement.setString(3, last);
                    statement.setObject(4, asOf);
                    statement.setString(5, OrderStatus.CANCELLED.name());
                    statement.setString(6, after);
                    statement.setString(7, last);
                    statement.setInt(8, oneIn);
                    statement.setInt(9, oneIn);
                },
                OrderHistoryReader::history);
    }

    private static OrderHistory history(ResultSet row) throws SQLException {
        var days = (Integer[]) row.getArray(5).getArray();
        var amounts = (Double[]) row.getArray(6).getArray();
        int distinct = 0;
        var purchaseDays = new long[days.length];
        var totals = new double[days.length];
        for (int i = 0; i < days.length; i++) {
            if (distinct == 0 || purchaseDays[distinct - 1] != days[i]) {
                purchaseDays[distinct++] = days[i];
            }
            totals[distinct - 1] += amounts[i];
        }
        return new OrderHistory(
                row.getString(1),
                row.getInt(2),
                Arrays.copyOf(purchaseDays, distinct),
                Arrays.copyOf(totals, distinct),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                rounded(row.getObject(7, BigDecimal.class), Currency.getInstance(row.getString(8))),
                row.getString(9),
                row.getArray(10) == null
                        ? List.of()
                        : List.of((String[]) row.getArray(10).getArray()));
    }

    /** Converted amounts have more decimals than the currency. */
    private static Money rounded(BigDecimal amount, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(amount.setScale(decimals, RoundingMode.HALF_UP), currency);
    }

    private <T> List<T> read(String sql, Parameters parameters, Row<T> row) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new OrdersUnavailable(e);
        }
    }

    /** Sets the parameters of a statement. */
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database could not read orders. */
    static class OrdersUnavailable extends RuntimeException {
        OrdersUnavailable(SQLException cause) {
            super("orders cannot be read", cause);
        }
    }
}
