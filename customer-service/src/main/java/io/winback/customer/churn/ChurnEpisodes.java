package io.winback.customer.churn;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.profile.Customer;
import io.winback.events.Money;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All churn episodes, open and ended, for statistics. Table {@code loss} has one row for each. */
@ApplicationScoped
public class ChurnEpisodes {

    private final AgroalDataSource database;

    ChurnEpisodes(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(MANDATORY)
    public void begin(Collection<CustomerChurned> churned) {
        var all = List.copyOf(churned);
        if (all.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into loss (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier,
                            category)
                        select episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier,
                            (select mode() within group (order by o.category) from customer_order o
                                where o.customer_id = lost.customer_id)
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as lost (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier)
                        on conflict do nothing""")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(all, CustomerChurned::episodeId)));
            insert.setArray(2, connection.createArrayOf("text", column(all, CustomerChurned::customerId)));
            insert.setArray(3, connection.createArrayOf("timestamptz", column(all, CustomerChurned::churnedAt)));
            insert.setArray(4, connection.createArrayOf("text", column(all, event -> event.customer()
                    .churnReason())));
            insert.setArray(5, connection.createArrayOf("float8", column(all, event -> event.customer()
                    .confidence())));
            insert.setArray(6, connection.createArrayOf("numeric", column(all, ChurnEpisodes::revenue)));
            insert.setArray(7, connection.createArrayOf("text", column(all, ChurnEpisodes::currency)));
            insert.setArray(8, connection.createArrayOf("text", column(all, event -> event.customer()
                    .tier())));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    void updateReason(Customer.OpenEpisode episode) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update loss set reason = ?, confidence = ? where episode_id = ?")) {
            update.setString(1, episode.customer().churnReason().name());
            update.setDouble(2, episode.customer().confidence());
            update.setObject(3, episode.episodeId());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    /** An order that ends an episode. */
    record ReturningOrder(String orderId, Instant placedAt, Money total, String couponCode) {}

    Optional<ReturningOrder> firstOrderAfter(String customerId, Instant returnsAfter) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select order_id, placed_at, amount, currency, coupon_code from customer_order
                        where customer_id = ? and placed_at > ? order by placed_at, order_id limit 1""")) {
            select.setString(1, customerId);
            select.setObject(2, returnsAfter.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ReturningOrder(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                new Money(row.getBigDecimal(3), Currency.getInstance(row.getString(4))),
                                row.getString(5)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    public void end(Collection<CustomerReturned> returns) {
        var all = List.copyOf(returns);
        if (all.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update loss set returned_at = back.at from unnest(?, ?) as back (episode_id, at)
                        where loss.episode_id = back.episode_id and returned_at is null""")) {
            update.setArray(1, connection.createArrayOf("uuid", column(all, CustomerReturned::episodeId)));
            update.setArray(2, connection.createArrayOf("timestamptz", column(all, CustomerReturned::returnedAt)));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    private static Object revenue(CustomerChurned churned) {
        CustomerValue value = churned.customer().value();
        return value == null ? BigDecimal.ZERO : value.revenue().amount();
    }

    private static Object currency(CustomerChurned churned) {
        CustomerValue value = churned.customer().value();
        return value == null ? null : value.revenue().currency();
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }

    /** The database could not read or store churn episodes. */
    static class EpisodesUnavailable extends RuntimeException {
        EpisodesUnavailable(SQLException cause) {
            super("churn episodes cannot be stored: " + cause.getMessage(), cause);
        }
    }
}
