package io.winback.customer.churn;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All churn episodes, open and ended, for statistics. Table {@code loss} has one row for each. */
@ApplicationScoped
public class ChurnEpisodes {

    private final AgroalDataSource database;

    ChurnEpisodes(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * An episode that begins.
     *
     * @param returnsAfter an order after this time ends the episode; null if a cancellation tells the loss
     */
    public record Begun(CustomerChurned churned, Instant returnsAfter) {

        private Instant lapsedAt() {
            return returnsAfter == null ? null : churned.churnedAt();
        }
    }

    @Transactional(MANDATORY)
    public void begin(Collection<Begun> begun) {
        var all = begun.stream().map(Begun::churned).toList();
        if (all.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                    insert into loss (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier,
                        lapsed_at, returns_after, category)
                    select episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier, lapsed_at,
                        returns_after,
                        (select mode() within group (order by o.category) from customer_order o
                            where o.customer_id = lost.customer_id)
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        as lost (episode_id, customer_id, lost_at, reason, confidence, revenue, currency, tier, lapsed_at,
                            returns_after)
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
            insert.setArray(9, connection.createArrayOf("timestamptz", column(begun, Begun::lapsedAt)));
            insert.setArray(10, connection.createArrayOf("timestamptz", column(begun, Begun::returnsAfter)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    void update(Customer.OpenEpisode episode) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update loss set lost_at = ?, reason = ?, confidence = ? where episode_id = ?")) {
            update.setObject(1, episode.churnedAt().atOffset(ZoneOffset.UTC));
            update.setString(2, episode.customer().churnReason().name());
            update.setDouble(3, episode.customer().confidence());
            update.setObject(4, episode.episodeId());
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

    private static <T> Object[] column(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toArray();
    }

    /** The database could not read or store churn episodes. */
    static class EpisodesUnavailable extends RuntimeException {
        EpisodesUnavailable(SQLException cause) {
            super("churn episodes cannot be stored: " + cause.getMessage(), cause);
        }
    }
}
