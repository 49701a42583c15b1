package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Stores the results of a scoring for customers whose stage and tier do not change. These are most of a population, and one
 * statement stores a slice of them.
 */
@ApplicationScoped
public class Valuations {

    private final AgroalDataSource database;

    Valuations(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The state of a customer before a scoring.
     *
     * @param tier null before the first scoring
     * @param ordersChanged after the last scoring that knew all orders
     */
    public record State(Stage stage, Tier tier, int orders, boolean ordersChanged) {

        public boolean allows(StageTransition transition) {
            return transition.isLegalFrom(stage);
        }
    }

    /** The result of a scoring for a customer whose stage and tier do not change. */
    public record Valuation(String customerId, Stage stage, CustomerValue value) {}

    /** The states of the customers after one id up to another, by id. Only customers with orders who are not erased. */
    @Transactional(MANDATORY)
    public Map<String, State> states(String after, String last) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select customer_id, stage, tier, orders, orders_changed from customer
                        where customer_id > ? and customer_id <= ? and orders > 0 and not erased""")) {
            select.setString(1, after);
            select.setString(2, last);
            var states = new HashMap<String, State>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var tier = rows.getString(3);
                    states.put(
                            rows.getString(1),
                            new State(
                                    Stage.valueOf(rows.getString(2)),
                                    tier == null ? null : Tier.valueOf(tier),
                                    rows.getInt(4),
                                    rows.getBoolean(5)));
                }
            }
            return states;
        } catch (SQLException e) {
            throw new ValuationsUnavailable(e);
        }
    }

    /**
     * Stores the results for customers whose stage and number of orders have not changed meanwhile, and who have no results of a
     * later day.
     *
     * @param found in the order of ids, from one slice of {@link #states}
     * @return the ids of the stored customers
     */
    @Transactional(MANDATORY)
    public Set<String> store(List<Valuation> found, LocalDate asOf) {
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
                            and (customer.as_of is null or customer.as_of <= ?)
                            -- limits the scan to the slice
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
            update.setObject(13, asOf);
            update.setString(14, found.get(0).customerId());
            update.setString(15, found.get(found.size() - 1).customerId());
            var stored = new HashSet<String>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    stored.add(rows.getString(1));
                }
            }
            return stored;
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

    /** The database could not read or store valuations. */
    static class ValuationsUnavailable extends RuntimeException {
        ValuationsUnavailable(SQLException cause) {
            super("valuations cannot be read or stored: " + cause.getMessage(), cause);
        }
    }
}
