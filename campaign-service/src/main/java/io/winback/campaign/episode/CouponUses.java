package io.winback.campaign.episode;

import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The uses of the coupons of episodes. The order in which a use and its reversal arrive does not matter. The caller locks the
 * journeys of the episodes before.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class CouponUses {

    private final Session database;

    CouponUses(Session database) {
        this.database = database;
    }

    /** @param episodes the episode of each decision */
    public void add(List<CouponRedeemed> redemptions, Map<UUID, UUID> episodes) {
        database.createNativeMutationQuery("""
                        insert into episode_redemption (redemption_id, episode_id, order_id, redeemed_at, payable, currency)
                        select redemption_id, episode_id, order_id, cast(redeemed_at as timestamptz),
                            cast(payable as numeric), currency
                        from unnest(:redemptions, :episodes, :orders, :times, :amounts, :currencies)
                            as used (redemption_id, episode_id, order_id, redeemed_at, payable, currency)
                        on conflict (redemption_id) do update set order_id = excluded.order_id,
                            redeemed_at = excluded.redeemed_at, payable = excluded.payable, currency = excluded.currency""")
                .setParameter("redemptions", ids(redemptions, CouponRedeemed::redemptionId))
                .setParameter("episodes", ids(redemptions, use -> episodes.get(use.decisionId())))
                .setParameter("orders", column(redemptions, CouponRedeemed::orderId))
                .setParameter("times", column(redemptions, CouponRedeemed::redeemedAt))
                .setParameter(
                        "amounts",
                        column(redemptions, use -> use.payable().amount().toPlainString()))
                .setParameter(
                        "currencies", column(redemptions, use -> use.payable().currency()))
                .executeUpdate();
    }

    /** @param episodes the episode of each decision */
    public void reverse(List<RedemptionReversed> reversals, Map<UUID, UUID> episodes) {
        database.createNativeMutationQuery("""
                        insert into episode_redemption (redemption_id, episode_id, order_id, reversed_at)
                        select redemption_id, episode_id, order_id, cast(reversed_at as timestamptz)
                        from unnest(:redemptions, :episodes, :orders, :times)
                            as reversed (redemption_id, episode_id, order_id, reversed_at)
                        on conflict (redemption_id) do update set reversed_at = excluded.reversed_at""")
                .setParameter("redemptions", ids(reversals, RedemptionReversed::redemptionId))
                .setParameter("episodes", ids(reversals, reversal -> episodes.get(reversal.decisionId())))
                .setParameter("orders", column(reversals, RedemptionReversed::orderId))
                .setParameter("times", column(reversals, RedemptionReversed::reversedAt))
                .executeUpdate();
    }

    /** Which of these episodes have a coupon that was used. A use that was reversed counts too. */
    public Set<UUID> episodesAmong(Collection<UUID> episodeIds) {
        return new HashSet<>(scalar(
                        database,
                        "select distinct episode_id from episode_redemption where episode_id = any(:episodes)",
                        UUID.class)
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .getResultList());
    }

    private static <E> UUID[] ids(List<E> events, Function<E, UUID> id) {
        return events.stream().map(id).toArray(UUID[]::new);
    }

    private static <E> String[] column(List<E> events, Function<E, Object> value) {
        return events.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
