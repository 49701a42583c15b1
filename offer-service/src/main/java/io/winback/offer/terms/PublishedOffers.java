package io.winback.offer.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The state of each offer that other services know: its terms, and whether its budget is spent. */
@ApplicationScoped
@Transactional(MANDATORY)
class PublishedOffers {

    /**
     * Whether no coupon or no discount fits into the budget. What remains in the shares of a budget counts there as used, but is
     * free. An offer without a budget has no row.
     */
    private static final String BUDGET_IS_SPENT = """
            coalesce(
                coupons_used - (select coalesce(sum(remaining), 0) from budget_share
                    where budget_share.offer_id = offer_budget.offer_id and unit = 'COUPONS') >= coupons_limit
                or amount_used - (select coalesce(sum(remaining), 0) from budget_share
                    where budget_share.offer_id = offer_budget.offer_id and unit <> 'COUPONS') >= amount_limit,
                false)""";

    private final Session database;

    PublishedOffers(Session database) {
        this.database = database;
    }

    boolean isBudgetSpent(String offerId) {
        return scalar(
                        database,
                        "select " + BUDGET_IS_SPENT + " from offer_budget where offer_id = :offer",
                        Boolean.class)
                .setParameter("offer", offerId)
                .uniqueResultOptional()
                .orElse(false);
    }

    /**
     * Notes the state that is published now. Concurrent callers wait for each other until their transactions end, so events
     * of one offer leave in the order of their versions.
     *
     * @return the version of the event; empty if this state is published already
     */
    Optional<Long> note(Offer offer, boolean budgetSpent) {
        return scalar(database, """
                        insert into published_offer (offer_id, version, offer_version, budget_spent)
                        values (:offer, 1, :version, :spent)
                        on conflict (offer_id) do update set version = published_offer.version + 1,
                            offer_version = excluded.offer_version, budget_spent = excluded.budget_spent
                        where published_offer.offer_version is distinct from excluded.offer_version
                            or published_offer.budget_spent <> excluded.budget_spent
                        returning version""", Long.class)
                .setParameter("offer", offer.id())
                .setParameter("version", offer.version())
                .setParameter("spent", budgetSpent)
                .uniqueResultOptional();
    }

    /** Notes that the deletion of an offer is published now. @return the version of the event */
    long noteDeletion(String offerId) {
        return scalar(database, """
                        insert into published_offer (offer_id, version, offer_version, budget_spent)
                        values (:offer, 1, null, false)
                        on conflict (offer_id) do update set version = published_offer.version + 1,
                            offer_version = null, budget_spent = false
                        returning version""", Long.class).setParameter("offer", offerId).getSingleResult();
    }

    /** Offers whose present state is not published, such as those of an earlier release. */
    List<String> outdated(int limit) {
        return scalar(database, """
                        select offer.offer_id from offer
                            left join offer_budget on offer_budget.offer_id = offer.offer_id
                            left join published_offer on published_offer.offer_id = offer.offer_id
                        where published_offer.offer_version is distinct from offer.version
                            or published_offer.budget_spent <>\s""" + BUDGET_IS_SPENT + " order by offer.offer_id limit :limit", String.class)
                .setParameter("limit", limit)
                .getResultList();
    }
}
