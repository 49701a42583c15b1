package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The rows of table {@code loss} whose episode has ended, and the revenue of all rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class EndedEpisodes {

    private final StatelessSession database;

    EndedEpisodes(StatelessSession database) {
        this.database = database;
    }

    /** Which of these customers have churned at some time. */
    Set<String> customersAmong(Collection<String> customerIds) {
        return new HashSet<>(scalar(
                        database,
                        "select distinct customer_id from loss where customer_id = any(:customers)",
                        String.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList());
    }

    /** An episode that an order ended, and what is left of it. */
    record EndedByOrder(String customerId, UUID episodeId, EpisodeReturn end) {}

    /** The episodes that these orders ended. The amount of a cancelled order is 0. */
    List<EndedByOrder> endedBy(Collection<String> orderIds) {
        return database
                .createNativeQuery("""
                        select l.customer_id, l.episode_id, l.returned_at, o.order_id,
                            case when o.status is distinct from :cancelled then o.amount - o.refunded else 0 end, o.currency,
                            o.coupon_code
                        from customer_order o
                            join loss l on l.customer_id = o.customer_id and l.returned_at is not null and not l.by_coupon_alone
                                and (l.ended_by = o.order_id or l.ended_by is null and l.returned_at = o.placed_at)
                        where o.order_id = any(:orders)
                        order by l.customer_id, l.episode_id""", Tuple.class)
                .setParameter("orders", orderIds.toArray(String[]::new))
                .setParameter("cancelled", OrderStatus.CANCELLED.name())
                .getResultList()
                .stream()
                .map(row -> endedBy(row, false))
                .toList();
    }

    /** The episodes that the use of a coupon for one of these orders ended, without an order of the shop, and what was paid. */
    List<EndedByOrder> endedByUse(Collection<String> customerIds, Collection<String> orderIds) {
        return database
                .createNativeQuery("""
                        select l.customer_id, l.episode_id, l.returned_at, l.ended_by, used.payable, used.currency, used.code
                        from loss l
                            cross join lateral (
                                select payable, currency, code from coupon_use
                                where customer_id = l.customer_id and order_id = l.ended_by
                                    and redeemed_at is not null and reversed_at is null
                                order by redeemed_at, redemption_id limit 1) as used
                        where l.customer_id = any(:customers) and l.by_coupon_alone and l.ended_by = any(:orders)
                        order by l.customer_id, l.episode_id""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter("orders", orderIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> endedBy(row, true))
                .toList();
    }

    private static EndedByOrder endedBy(Tuple row, boolean isByCouponAlone) {
        return new EndedByOrder(
                row.get(0, String.class),
                row.get(1, UUID.class),
                new EpisodeReturn(
                        row.get(2, Instant.class),
                        row.get(3, String.class),
                        new Money(row.get(4, BigDecimal.class), Currency.getInstance(row.get(5, String.class))),
                        row.get(6, String.class),
                        isByCouponAlone));
    }

    /**
     * Computes the revenue that was lost: that of the orders before the loss, less what of them was refunded. The order that
     * ended the episode does not count.
     */
    void recount(Collection<String> customerIds) {
        database.createNativeMutationQuery("""
                        update loss set revenue = coalesce(counted.revenue, 0), currency = counted.main
                        from (
                            select episode_id, main, sum(revenue) filter (where currency = main) as revenue
                            from (
                                select l.episode_id, o.currency, sum(o.amount - o.refunded) as revenue,
                                    first_value(o.currency) over (
                                        partition by l.episode_id order by min(o.placed_at), o.currency) as main
                                from loss l left join customer_order o
                                    on o.customer_id = l.customer_id and o.placed_at < l.lost_at
                                        and o.order_id is distinct from l.ended_by
                                        and o.status is distinct from :cancelled
                                where l.customer_id = any(:customers)
                                group by l.episode_id, o.currency) as by_currency
                            group by episode_id, main) as counted
                        where loss.episode_id = counted.episode_id
                            and (loss.revenue <> coalesce(counted.revenue, 0)
                                or loss.currency is distinct from counted.main)""")
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter("cancelled", OrderStatus.CANCELLED.name())
                .executeUpdate();
    }
}
