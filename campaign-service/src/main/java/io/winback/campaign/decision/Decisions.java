package io.winback.campaign.decision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.campaign.occasion.OccasionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All decisions. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {

    /**
     * Saves the decisions whose occasion has none yet, a batch in one statement.
     *
     * @return the ids of the saved decisions
     */
    @Transactional(MANDATORY)
    Set<UUID> saveUndecided(List<Decision> decisions) {
        return new HashSet<>(scalar(getSession(), """
                        insert into decision (decision_id, episode_id, occasion_id, occasion_kind, occasion_at,
                            customer_id, decided_at, outcome, campaign_id, revision, variant, reason, candidates,
                            evaluations)
                        select decision_id, episode_id, occasion_id, occasion_kind, cast(occasion_at as timestamptz),
                            customer_id, cast(decided_at as timestamptz), outcome, campaign_id, revision, variant, reason,
                            '[]', evaluations
                        from unnest(:decisions, :episodes, :occasions, :kinds, :occasionTimes, :customers, :times,
                                :outcomes, :campaigns, :revisions, :variants, :reasons, :evaluations)
                            as made (decision_id, episode_id, occasion_id, occasion_kind, occasion_at, customer_id,
                                decided_at, outcome, campaign_id, revision, variant, reason, evaluations)
                        on conflict do nothing
                        returning decision_id""", UUID.class)
                .setParameter("decisions", decisions.stream().map(Decision::id).toArray(UUID[]::new))
                .setParameter(
                        "episodes", decisions.stream().map(Decision::episodeId).toArray(UUID[]::new))
                .setParameter(
                        "occasions",
                        decisions.stream().map(Decision::occasionId).toArray(UUID[]::new))
                .setParameter("kinds", column(decisions, Decision::occasionKind))
                .setParameter("occasionTimes", column(decisions, Decision::occasionAt))
                .setParameter("customers", column(decisions, Decision::customerId))
                .setParameter("times", column(decisions, Decision::decidedAt))
                .setParameter("outcomes", column(decisions, Decision::outcome))
                .setParameter("campaigns", column(decisions, Decision::campaignId))
                .setParameter(
                        "revisions", decisions.stream().map(Decision::revision).toArray(Integer[]::new))
                .setParameter("variants", column(decisions, Decision::variant))
                .setParameter("reasons", column(decisions, Decision::reason))
                .setParameter(
                        "evaluations",
                        decisions.stream()
                                .map(decision -> ShortEvaluations.write(decision.candidates()))
                                .toArray(String[]::new))
                .getResultList());
    }

    /** Those of these customers with a decision, or a postponed one, on an occasion that this service found in the projection. */
    @Transactional(MANDATORY)
    public Set<String> withFoundOccasions(Collection<String> customerIds) {
        return new HashSet<>(scalar(getSession(), """
                        select customer_id from decision
                        where customer_id = any(:customers) and occasion_kind = any(:kinds)
                        union
                        select customer_id from postponed_occasion
                        where customer_id = any(:customers) and kind = any(:kinds)""", String.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .setParameter(
                        "kinds",
                        Stream.of(OccasionKind.values())
                                .filter(OccasionKind::isFound)
                                .map(OccasionKind::name)
                                .toArray(String[]::new))
                .getResultList());
    }

    /**
     * The decisions on one customer, newest first.
     *
     * @param before the last id of the page before; null for the first page
     */
    List<Decision> page(String customerId, UUID before, int limit) {
        var query = before == null
                ? find("customerId = ?1 order by decisionId desc", customerId)
                : find("customerId = ?1 and decisionId < ?2 order by decisionId desc", customerId, before);
        return query.page(0, limit).list();
    }

    private static String[] column(List<Decision> decisions, Function<Decision, Object> value) {
        return decisions.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
