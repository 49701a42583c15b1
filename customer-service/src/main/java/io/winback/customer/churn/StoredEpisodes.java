package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/** The rows of table {@code loss}, for corrections. A batch of customers is one statement. */
@ApplicationScoped
@Transactional(MANDATORY)
class StoredEpisodes {

    private static final String ROWS = """
        unnest(:episodes, :customers, :churns, :reasons, :confidences, :firsts, :borders, :lapses, :returns, :orders, :alone)
            as now (episode_id, customer_id, lost_at, reason, confidence, lapsed_at, returns_after, lapses, returned_at,
                ended_by, by_coupon_alone)""";

    private final StatelessSession database;

    StoredEpisodes(StatelessSession database) {
        this.database = database;
    }

    /** By customer id. Customers without episodes are missing. */
    Map<String, List<StoredEpisode>> of(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select episode_id, customer_id, lost_at, reason, confidence, lapsed_at, returns_after, lapses,
                            returned_at, ended_by, by_coupon_alone
                        from loss where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new StoredEpisode(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        new EpisodeReason(
                                ChurnReason.valueOf(row.get(3, String.class)), row.get(4, Double.class), null),
                        StoredLapses.read(
                                row.get(5, Instant.class), row.get(6, Instant.class), row.get(7, String.class)),
                        row.get(8, Instant.class),
                        row.get(9, String.class),
                        row.get(10, Boolean.class)))
                .sorted(StoredEpisode.BY_TIME)
                .collect(groupingBy(StoredEpisode::customerId));
    }

    /** Stores episodes that became known. Their revenue is counted later. */
    void add(List<StoredEpisode> episodes) {
        write(episodes, """
            insert into loss (episode_id, customer_id, lost_at, reason, confidence, lapsed_at, returns_after, lapses,
                returned_at, ended_by, by_coupon_alone, revenue, tier, category)
            select episode_id, customer_id, cast(lost_at as timestamptz), reason, confidence,
                cast(lapsed_at as timestamptz), cast(returns_after as timestamptz), lapses, cast(returned_at as timestamptz),
                ended_by, by_coupon_alone, 0,
                (select tier from customer where customer.customer_id = now.customer_id),
                (select mode() within group (order by category) from customer_order
                    where customer_order.customer_id = now.customer_id)
            from %s""");
    }

    /** Replaces stored episodes. */
    void change(List<StoredEpisode> episodes) {
        write(episodes, """
            update loss set lost_at = cast(now.lost_at as timestamptz), reason = now.reason, confidence = now.confidence,
                lapsed_at = cast(now.lapsed_at as timestamptz), returns_after = cast(now.returns_after as timestamptz),
                lapses = now.lapses, returned_at = cast(now.returned_at as timestamptz), ended_by = now.ended_by,
                by_coupon_alone = now.by_coupon_alone
            from %s where loss.episode_id = now.episode_id""");
    }

    void delete(Collection<UUID> episodeIds) {
        if (!episodeIds.isEmpty()) {
            database.createNativeMutationQuery("delete from loss where episode_id = any(:episodes)")
                    .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /**
     * The orders that ended these episodes, by episode, with a total of 0. They may be cancelled. The order of an end that an
     * earlier release recorded is found by its time.
     */
    Map<UUID, EpisodeReturn> endsWithoutRevenue(Collection<UUID> episodeIds) {
        return database
                .createNativeQuery("""
                        select l.episode_id, l.returned_at, ended.order_id, ended.currency
                        from loss l cross join lateral (
                            (select order_id, currency, placed_at from customer_order
                                where customer_id = l.customer_id and (order_id = l.ended_by or l.ended_by is null
                                    and placed_at between l.returned_at - interval '51 hours' and l.returned_at))
                            union all
                            (select order_id, currency, redeemed_at from coupon_use
                                where customer_id = l.customer_id and order_id = l.ended_by and currency is not null)
                            order by placed_at desc, order_id limit 1) as ended
                        where l.episode_id = any(:episodes) and l.returned_at is not null""", Tuple.class)
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(toMap(
                        row -> row.get(0, UUID.class),
                        row -> new EpisodeReturn(
                                row.get(1, Instant.class),
                                row.get(2, String.class),
                                new Money(BigDecimal.ZERO, Currency.getInstance(row.get(3, String.class))),
                                null,
                                false)));
    }

    private void write(List<StoredEpisode> episodes, String sql) {
        if (episodes.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery(sql.formatted(ROWS))
                .setParameter(
                        "episodes",
                        episodes.stream().map(StoredEpisode::episodeId).toArray(UUID[]::new))
                .setParameter("customers", texts(episodes, StoredEpisode::customerId))
                .setParameter("churns", texts(episodes, StoredEpisode::churnedAt))
                .setParameter("reasons", texts(episodes, one -> one.reason().reason()))
                .setParameter(
                        "confidences",
                        episodes.stream().map(one -> one.reason().confidence()).toArray(Double[]::new))
                .setParameter("firsts", texts(episodes, one -> StoredLapses.first(one.lapses())))
                .setParameter("borders", texts(episodes, one -> StoredLapses.border(one.lapses())))
                .setParameter("lapses", texts(episodes, one -> StoredLapses.write(one.lapses())))
                .setParameter("returns", texts(episodes, StoredEpisode::returnedAt))
                .setParameter("orders", texts(episodes, StoredEpisode::endedBy))
                .setParameter(
                        "alone",
                        episodes.stream().map(StoredEpisode::isByCouponAlone).toArray(Boolean[]::new))
                .executeUpdate();
    }

    private static String[] texts(List<StoredEpisode> episodes, Function<StoredEpisode, Object> value) {
        return episodes.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
