package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What people are found to be worth. A whole population is valued again and again, and most of it stays where it stands: of
 * these only the figures are read and written, a slice a statement. Takes part in the running transaction.
 */
@ApplicationScoped
public class Valuations {

    private final AgroalDataSource database;

    Valuations(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What was known of somebody before they are valued.
     *
     * @param tier null before the first time
     */
    public record Known(Stage stage, Tier tier, int orders) {

        /** Whether being found lost is news of them. */
        public boolean canChurn() {
            return Lifecycle.canChurn(stage);
        }

        /** Whether being found at risk is. */
        public boolean canBecomeAtRisk() {
            return Lifecycle.canBecomeAtRisk(stage);
        }

        /** Whether it is that they buy as usual. */
        public boolean canBecomeActive() {
            return Lifecycle.canBecomeActive(stage);
        }
    }

    /** What a scoring found of somebody who stays at their stage and in their tier. */
    public record Valuation(String customerId, Stage stage, CustomerValue value) {}

    /** Everybody behind one id up to another who has ordered and is not erased, by id. */
    public Map<String, Known> known(String after, String last) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select customer_id, stage, tier, orders from customer
                        where customer_id > ? and customer_id <= ? and orders > 0 and not erased""")) {
            select.setString(1, after);
            select.setString(2, last);
            var known = new HashMap<String, Known>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var tier = rows.getString(3);
                    known.put(
                            rows.getString(1),
                            new Known(
                                    Stage.valueOf(rows.getString(2)),
                                    tier == null ? null : Tier.valueOf(tier),
                                    rows.getInt(4)));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new ValuationsUnavailable(e);
        }
    }

    /**
     * Keeps those of people who have not moved or ordered in between.
     *
     * @param found in the order of ids, neighbours as {@link #known} tells them
     * @return their ids
     */
    public Set<String> keep(List<Valuation> found, LocalDate asOf) {
        if (found.isEmpty()) {
            return Set.of();
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update customer set version = version + 1, recency_score = found.recency,
                            frequency_score = found.frequency, monetary_score = found.monetary, p_alive = found.p_alive,
                            p_no_order = found.p_no_order, expected_orders = found.expected_orders,
                            expected_spend = found.expected_spend, lifetime_value = found.lifetime_value, as_of = ?
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as found (customer_id, stage, orders, recency, frequency,
                            monetary, p_alive, p_no_order, expected_orders, expected_spend, lifetime_value)
                        where customer.customer_id = found.customer_id and customer.stage = found.stage
                            and customer.orders = found.orders and not erased
                            -- so that no more than these are looked at
                            and customer.customer_id between ? and ?
                        returning customer.customer_id""")) {
            update.setObject(1, asOf);
            update.setArray(2, connection.createArrayOf("text", column(found, Valuation::customerId)));
            update.setArray(3, connection.createArrayOf("text", column(found, Valuation::stage)));
            update.setArray(4, connection.createArrayOf("int4", values(found, CustomerValue::orders)));
            update.setArray(5, connection.createArrayOf("int4", values(found, value -> value.rfm()
                    .recency())));
            update.setArray(6, connection.createArrayOf("int4", values(found, value -> value.rfm()
                    .frequency())));
            update.setArray(7, connection.createArrayOf("int4", values(found, value -> value.rfm()
                    .monetary())));
            update.setArray(8, connection.createArrayOf("float8", values(found, CustomerValue::pAlive)));
            update.setArray(9, connection.createArrayOf("float8", values(found, CustomerValue::pNoOrder)));
            update.setArray(10, connection.createArrayOf("float8", values(found, CustomerValue::expectedOrders)));
            update.setArray(11, connection.createArrayOf("numeric", amounts(found, CustomerValue::expectedSpend)));
            update.setArray(12, connection.createArrayOf("numeric", amounts(found, CustomerValue::lifetimeValue)));
            update.setString(13, found.get(0).customerId());
            update.setString(14, found.get(found.size() - 1).customerId());
            var kept = new HashSet<String>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new ValuationsUnavailable(e);
        }
    }

    private static Object[] values(List<Valuation> found, Function<CustomerValue, Object> figure) {
        return column(found, valuation -> figure.apply(valuation.value()));
    }

    private static Object[] amounts(List<Valuation> found, Function<CustomerValue, Money> figure) {
        return values(
                found,
                value ->
                        figure.apply(value) == null ? null : figure.apply(value).amount());
    }

    private static Object[] column(List<Valuation> found, Function<Valuation, Object> value) {
        return found.stream().map(value).toArray();
    }

    /** The database did not tell or take what somebody is worth. */
    static class ValuationsUnavailable extends RuntimeException {
        ValuationsUnavailable(SQLException cause) {
            super("valuations cannot be reached: " + cause.getMessage(), cause);
        }
    }
}
