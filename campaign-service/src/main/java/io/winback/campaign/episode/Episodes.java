package io.winback.campaign.episode;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static io.winback.campaign.episode.EpisodeState.ERASED;
import static io.winback.campaign.episode.EpisodeState.OPEN;
import static io.winback.campaign.episode.EpisodeState.RETURNED_CAMPAIGN;
import static io.winback.campaign.episode.EpisodeState.RETURNED_ORGANIC;
import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All episodes. Customers churn and return in waves of thousands, so a batch is one statement. */
@ApplicationScoped
public class Episodes implements PanacheRepositoryBase<Episode, UUID> {

    /**
     * Opens episodes. One that a return has ended already, because its event came first, stays ended. {@link #reopen} opens those
     * that customer-service has opened again.
     */
    @Transactional(MANDATORY)
    public void open(List<CustomerChurned> churns) {
        getSession()
                .createNativeMutationQuery("""
                        insert into episode (episode_id, customer_id, churned_at, state, churn_reason, tier, customer_version)
                        select episode_id, customer_id, cast(churned_at as timestamptz), :open, reason, tier, version
                        from unnest(:episodes, :customers, :times, :reasons, :tiers, :versions)
                            as lost (episode_id, customer_id, churned_at, reason, tier, version)
                        on conflict (episode_id) do update set churned_at = excluded.churned_at,
                            churn_reason = excluded.churn_reason, tier = excluded.tier
                        where episode.churned_at is null or excluded.customer_version is null
                            or excluded.customer_version > coalesce(episode.customer_version, -1)""")
                .setParameter("open", OPEN.name())
                .setParameter("episodes", ids(churns, CustomerChurned::episodeId))
                .setParameter("customers", column(churns, CustomerChurned::customerId))
                .setParameter("times", column(churns, CustomerChurned::churnedAt))
                .setParameter(
                        "reasons", column(churns, churn -> churn.customer().churnReason()))
                .setParameter("tiers", column(churns, churn -> churn.customer().tier()))
                .setParameter(
                        "versions",
                        churns.stream().map(CustomerChurned::version).toArray(Long[]::new))
                .executeUpdate();
    }

    /**
     * Opens episodes again: what ended them does not count any more. A return of a higher version stays, and an episode with a use
     * of its coupon that is not reversed ends with that use.
     */
    @Transactional(MANDATORY)
    public void reopen(List<CustomerChurned> churns) {
        var versioned = churns.stream().filter(churn -> churn.version() != null).toList();
        if (versioned.isEmpty()) {
            return;
        }
        var reopened = scalar(getSession(), """
                        update episode set state = :open, returned_at = null, order_id = null, revenue = null, currency = null,
                            by_coupon_alone = false, customer_version = version
                        from unnest(:episodes, :customers, :versions) as lost (episode_id, customer_id, version)
                        where episode.episode_id = lost.episode_id and episode.customer_id = lost.customer_id
                            and version > coalesce(customer_version, -1)
                        returning episode.episode_id""", UUID.class)
                .setParameter("open", OPEN.name())
                .setParameter("episodes", ids(versioned, CustomerChurned::episodeId))
                .setParameter("customers", column(versioned, CustomerChurned::customerId))
                .setParameter(
                        "versions",
                        versioned.stream().map(CustomerChurned::version).toArray(Long[]::new))
                .getResultList();
        endByCoupon(reopened);
    }

    /** Which of these episodes the return of the customer has ended. */
    public Set<UUID> returnedAmong(Collection<UUID> episodes) {
        return new HashSet<>(scalar(
                        getSession(),
                        "select episode_id from episode where episode_id = any(:episodes) and state = any(:returned)",
                        UUID.class)
                .setParameter("episodes", episodes.toArray(UUID[]::new))
                .setParameter("returned", EpisodeState.names(EpisodeState.returned()))
                .getResultList());
    }

    /**
     * Ends the open episodes of returned customers. An episode that is unknown is inserted: its churn event comes later. An order
     * that the shop reports replaces the use of a coupon, and the order of a lower version. An event of a lower version than an
     * earlier one changes nothing.
     */
    @Transactional(MANDATORY)
    public void close(List<CustomerReturned> returns, Map<UUID, EpisodeState> states) {
        getSession()
                .createNativeMutationQuery("""
                        insert into episode (episode_id, customer_id, state, returned_at, order_id, revenue, currency,
                            by_coupon_alone, customer_version)
                        select episode_id, customer_id, state, cast(returned_at as timestamptz), order_id, revenue, currency,
                            by_coupon_alone, version
                        from unnest(:episodes, :customers, :states, :times, :orders, :revenues, :currencies, :coupons,
                                :versions)
                            as back (episode_id, customer_id, state, returned_at, order_id, revenue, currency,
                                by_coupon_alone, version)
                        on conflict (episode_id) do update set state = excluded.state,
                            returned_at = excluded.returned_at, order_id = excluded.order_id,
                            revenue = excluded.revenue, currency = excluded.currency,
                            by_coupon_alone = excluded.by_coupon_alone,
                            customer_version = coalesce(excluded.customer_version, episode.customer_version)
                        where episode.customer_id = excluded.customer_id
                            and (excluded.customer_version > coalesce(episode.customer_version, -1)
                                or coalesce(excluded.customer_version = episode.customer_version, true)
                                    and (episode.state = :open or episode.by_coupon_alone))""")
                .setParameter("open", OPEN.name())
                .setParameter("episodes", ids(returns, CustomerReturned::episodeId))
                .setParameter("customers", column(returns, CustomerReturned::customerId))
                .setParameter("states", column(returns, back -> OPEN.to(states.get(back.episodeId()))))
                .setParameter("times", column(returns, CustomerReturned::returnedAt))
                .setParameter("orders", column(returns, CustomerReturned::orderId))
                .setParameter(
                        "revenues",
                        returns.stream().map(back -> back.total().amount()).toArray(BigDecimal[]::new))
                .setParameter("currencies", column(returns, back -> back.total().currency()))
                .setParameter(
                        "coupons",
                        returns.stream()
                                .map(CustomerReturned::endedByCouponAlone)
                                .toArray(Boolean[]::new))
                .setParameter(
                        "versions",
                        returns.stream().map(CustomerReturned::version).toArray(Long[]::new))
                .executeUpdate();
        endByCoupon(returns.stream()
                .filter(CustomerReturned::endedByCouponAlone)
                .map(CustomerReturned::episodeId)
                .toList());
    }

    /**
     * Credits organic returns to the campaign: the event of its message arrived after the return.
     *
     * @param goals when a return counts as the campaign's, by episode
     */
    @Transactional(MANDATORY)
    public void creditCampaign(Map<UUID, GoalPeriod> goals) {
        var episodes = List.copyOf(goals.keySet());
        getSession()
                .createNativeMutationQuery("""
                        update episode set state = :credited
                        from unnest(:episodes, :begins, :ends) as reached (episode_id, begin_at, end_at)
                        where episode.episode_id = reached.episode_id and state = :organic
                            and returned_at between cast(begin_at as timestamptz) and cast(end_at as timestamptz)""")
                .setParameter("organic", RETURNED_ORGANIC.name())
                .setParameter("credited", RETURNED_ORGANIC.to(RETURNED_CAMPAIGN).name())
                .setParameter("episodes", episodes.toArray(UUID[]::new))
                .setParameter("begins", column(episodes, id -> goals.get(id).begin()))
                .setParameter("ends", column(episodes, id -> goals.get(id).end()))
                .executeUpdate();
    }

    /** Credits organic returns to the campaign: its coupon was used. */
    @Transactional(MANDATORY)
    public void creditCampaign(Collection<UUID> episodeIds) {
        getSession()
                .createNativeMutationQuery(
                        "update episode set state = :credited where episode_id = any(:episodes) and state = :organic")
                .setParameter("organic", RETURNED_ORGANIC.name())
                .setParameter("credited", RETURNED_ORGANIC.to(RETURNED_CAMPAIGN).name())
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Ends episodes with the first use of their coupon, or opens them again if every use was reversed. A total of customer-service
     * for the same use may be less than what was paid, because refunds are subtracted from it. An episode with an order that the
     * shop reported, or with the use of another coupon, stays as it is.
     */
    @Transactional(MANDATORY)
    public void endByCoupon(Collection<UUID> episodeIds) {
        getSession()
                .createNativeMutationQuery("""
                        update episode set
                            state = case when first_use.redemption_id is null then :reopened else :returned end,
                            returned_at = first_use.redeemed_at, order_id = first_use.order_id,
                            revenue = case when episode.by_coupon_alone and episode.order_id = first_use.order_id
                                and episode.currency = first_use.currency
                                and episode.returned_at between first_use.redeemed_at - interval '1 millisecond'
                                    and first_use.redeemed_at + interval '1 millisecond'
                                then least(episode.revenue, first_use.payable) else first_use.payable end,
                            currency = first_use.currency,
                            by_coupon_alone = first_use.redemption_id is not null
                        from unnest(:episodes) as affected (episode_id)
                            left join lateral (
                                select * from episode_redemption
                                where episode_redemption.episode_id = affected.episode_id
                                    and redeemed_at is not null and reversed_at is null
                                order by redeemed_at, redemption_id limit 1) as first_use on true
                        where episode.episode_id = affected.episode_id
                            and (episode.state = :open or episode.by_coupon_alone
                                and exists (select from episode_redemption as own
                                    where own.episode_id = episode.episode_id and own.order_id = episode.order_id))""")
                .setParameter("open", OPEN.name())
                .setParameter("returned", OPEN.to(RETURNED_CAMPAIGN).name())
                .setParameter("reopened", RETURNED_CAMPAIGN.to(OPEN).name())
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Ends the open episodes of a customer who is erased, and who cannot return. */
    @Transactional(MANDATORY)
    public void endErased(String customerId) {
        getSession()
                .createNativeMutationQuery(
                        "update episode set state = :erased where customer_id = :customer and state = :open")
                .setParameter("erased", OPEN.to(ERASED).name())
                .setParameter("customer", customerId)
                .setParameter("open", OPEN.name())
                .executeUpdate();
    }

    /** From the first message to the end of the goal, both included. */
    public record GoalPeriod(Instant begin, Instant end) {}

    /** The newest first. */
    List<Episode> page(EpisodeFilter filter, int limit) {
        var query = filter.toQuery();
        return find(query + " order by episodeId desc", query.parameters())
                .page(0, limit)
                .list();
    }

    private static <E> UUID[] ids(List<E> events, Function<E, UUID> id) {
        return events.stream().map(id).toArray(UUID[]::new);
    }

    private static <E> String[] column(List<E> events, Function<E, Object> value) {
        return events.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
