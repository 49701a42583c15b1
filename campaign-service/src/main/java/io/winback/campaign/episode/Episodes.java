package io.winback.campaign.episode;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All episodes. They open and close in waves, so a batch is one statement. */
@ApplicationScoped
public class Episodes implements PanacheRepositoryBase<Episode, UUID> {

    /** Opens them, and answers those that were over already: a return that overtook its churn. */
    public Set<UUID> open(List<CustomerChurned> churns) {
        return getSession()
                .createNativeQuery("""
                        insert into episode (episode_id, customer_id, churned_at, state, churn_reason, tier)
                        select episode_id, customer_id, cast(churned_at as timestamptz), 'OPEN', reason, tier
                        from unnest(:episodes, :customers, :times, :reasons, :tiers)
                            as lost (episode_id, customer_id, churned_at, reason, tier)
                        on conflict (episode_id) do update set churned_at = excluded.churned_at,
                            churn_reason = excluded.churn_reason, tier = excluded.tier
                        returning episode_id, state""", Tuple.class)
                .setParameter("episodes", ids(churns, CustomerChurned::episodeId))
                .setParameter("customers", column(churns, CustomerChurned::customerId))
                .setParameter("times", column(churns, CustomerChurned::churnedAt))
                .setParameter(
                        "reasons", column(churns, churn -> churn.customer().churnReason()))
                .setParameter("tiers", column(churns, churn -> churn.customer().tier()))
                .getResultList()
                .stream()
                .filter(row -> !EpisodeState.OPEN.name().equals(row.get(1, String.class)))
                .map(row -> row.get(0, UUID.class))
                .collect(Collectors.toSet());
    }

    /** Closes them, save those that are over; one that is not known yet is noted, for the churn that comes late. */
    public void close(List<CustomerReturned> returns, Map<UUID, EpisodeState> states) {
        getSession()
                .createNativeMutationQuery("""
                        insert into episode (episode_id, customer_id, state, returned_at, order_id, revenue, currency)
                        select episode_id, customer_id, state, cast(returned_at as timestamptz), order_id, revenue, currency
                        from unnest(:episodes, :customers, :states, :times, :orders, :revenues, :currencies)
                            as back (episode_id, customer_id, state, returned_at, order_id, revenue, currency)
                        on conflict (episode_id) do update set state = excluded.state,
                            returned_at = excluded.returned_at, order_id = excluded.order_id,
                            revenue = excluded.revenue, currency = excluded.currency
                        where episode.state = 'OPEN'""")
                .setParameter("episodes", ids(returns, CustomerReturned::episodeId))
                .setParameter("customers", column(returns, CustomerReturned::customerId))
                .setParameter("states", column(returns, back -> states.get(back.episodeId())))
                .setParameter("times", column(returns, CustomerReturned::returnedAt))
                .setParameter("orders", column(returns, CustomerReturned::orderId))
                .setParameter(
                        "revenues",
                        returns.stream().map(back -> back.total().amount()).toArray(BigDecimal[]::new))
                .setParameter("currencies", column(returns, back -> back.total().currency()))
                .executeUpdate();
    }

    /** Returns that came within these times were the campaign's, though we heard of its message only after them. */
    public void creditCampaign(Map<UUID, Span> times) {
        var episodes = List.copyOf(times.keySet());
        getSession()
                .createNativeMutationQuery("""
                        update episode set state = 'RETURNED_CAMPAIGN'
                        from unnest(:episodes, :begins, :ends) as reached (episode_id, begin_at, end_at)
                        where episode.episode_id = reached.episode_id and state = 'RETURNED_ORGANIC'
                            and returned_at between cast(begin_at as timestamptz) and cast(end_at as timestamptz)""")
                .setParameter("episodes", episodes.toArray(UUID[]::new))
                .setParameter("begins", column(episodes, id -> times.get(id).begin()))
                .setParameter("ends", column(episodes, id -> times.get(id).end()))
                .executeUpdate();
    }

    /** From the first message to the end of the goal, both included. */
    public record Span(Instant begin, Instant end) {}

    List<Episode> page(Optional<String> customerId, Optional<EpisodeState> state, Optional<UUID> before, int most) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("episodeId < :before", "before", before);
        return find(conditions + " order by episodeId desc", conditions.parameters())
                .page(0, most)
                .list();
    }

    public Map<EpisodeState, Long> byState() {
        var counts = new HashMap<EpisodeState, Long>();
        getSession()
                .createQuery("select state, count(*) from Episode group by state", Tuple.class)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, EpisodeState.class), row.get(1, Long.class)));
        return counts;
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
