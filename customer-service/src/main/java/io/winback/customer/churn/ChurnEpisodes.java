package io.winback.customer.churn;

import io.agroal.api.AgroalDataSource;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    void update(Customer.OpenEpisode episode) {
        update(episode.episodeId(), episode.churnedAt(), episode.customer());
    }

    /** An order that ended the episode was cancelled. */
    @Transactional(MANDATORY)
    void reopen(CustomerChurned churned) {
        update(churned.episodeId(), churned.churnedAt(), churned.customer());
    }

    /** An open episode has no time of return. */
    private void update(UUID episodeId, Instant churnedAt, CustomerSnapshot customer) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update loss set lost_at = ?, reason = ?, confidence = ?, returned_at = null, ended_by = null,"
                                + " by_coupon_alone = false where episode_id = ?")) {
            update.setObject(1, churnedAt.atOffset(ZoneOffset.UTC));
            update.setString(2, customer.churnReason().name());
            update.setDouble(3, customer.confidence());
            update.setObject(4, episodeId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    /**
     * An episode as it is stored.
     *
     * @param returnedAt null while it is open
     * @param endedBy the order that ended it; null while it is open, if an earlier release recorded the end, or if the customer was
     *     erased
     * @param isByCouponAlone whether the use of a coupon ended it, without an order of the shop
     */
    record StoredEpisode(
            UUID episodeId,
            Instant churnedAt,
            InferredReason reason,
            Instant returnedAt,
            String endedBy,
            boolean isByCouponAlone) {

        boolean isEndedBy(EpisodeReturn found) {
            return found.isByCouponAlone() == isByCouponAlone
                    && (endedBy == null ? found.at().equals(returnedAt) : endedBy.equals(found.orderId()));
        }
    }

    /** The last episode of a customer. */
    @Transactional(MANDATORY)
    Optional<StoredEpisode> last(String customerId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select episode_id, lost_at, reason, confidence, returned_at, ended_by, by_coupon_alone from loss
                        where customer_id = ? order by lost_at desc, episode_id desc limit 1""")) {
            select.setString(1, customerId);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredEpisode(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                new InferredReason(ChurnReason.valueOf(row.getString(3)), row.getDouble(4), List.of()),
                                row.getObject(5) == null
                                        ? null
                                        : row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getString(6),
                                row.getBoolean(7)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EpisodesUnavailable(e);
        }
    }

    @Transactional(MANDATORY)
    public void end(Collection<CustomerReturned> returns) {
        end(returns, false);
    }

    /** Replaces the end of episodes that have ended. */
    @Transactional(MANDATORY)
    void moveEnd(Collection<CustomerReturned> returns) {
        end(returns, true);
    }

    private void end(Collection<CustomerReturned> returns, boolean isEndedBefore) {
        var all = List.copyOf(returns);
        if (all.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update loss set returned_at = back.at, ended_by = back.order_id, by_coupon_alone = back.alone
                        from unnest(?, ?, ?, ?) as back (episode_id, at, order_id, alone)
                        where loss.episode_id = back.episode_id and (returned_at is null or ?)""")) {
            update.setArray(1, connection.createArrayOf("uuid", column(all, CustomerReturned::episodeId)));
            update.setArray(2, connection.createArrayOf("timestamptz", column(all, CustomerReturned::returnedAt)));
            update.setArray(3, connection.createArrayOf("text", column(all, CustomerReturned::orderId)));
            update.setArray(4, connection.createArrayOf("bool", column(all, CustomerReturned::endedByCouponAlone)));
            update.setBoolean(5, isEndedBefore);
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
