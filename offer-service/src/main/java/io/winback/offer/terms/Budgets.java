package io.winback.offer.terms;

import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * The budgets of offers. Concurrent callers never spend more than a budget holds: each locks its row, or changes it under a
 * condition.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class Budgets {

    private final Session database;

    Budgets(Session database) {
        this.database = database;
    }

    /**
     * Sets the limits of an offer. What is used of a budget stays used.
     *
     * @param budget null for no limit
     * @param couponsInBudget the coupons that were given before the offer had a budget
     */
    void limit(String offerId, OfferTerms.Budget budget, long couponsInBudget) {
        var amount = budget == null ? null : budget.amount();
        database.createNativeMutationQuery("""
                        insert into offer_budget (offer_id, coupons_limit, coupons_used, amount_limit, currency)
                        select :offer, cast(:coupons as int), :used, cast(:amount as numeric), cast(:currency as text)
                        where cast(:limited as boolean)
                            or exists (select from offer_budget where offer_id = :offer)
                        on conflict (offer_id) do update set coupons_limit = excluded.coupons_limit,
                            amount_limit = excluded.amount_limit, currency = excluded.currency""")
                .setParameter("offer", offerId)
                .setParameter("used", couponsInBudget)
                .setParameter("coupons", budget == null ? null : budget.coupons())
                .setParameter("amount", amount == null ? null : amount.amount())
                .setParameter(
                        "currency", amount == null ? null : amount.currency().getCurrencyCode())
                .setParameter("limited", budget != null)
                .executeUpdate();
    }

    /** Takes coupons for a whole batch. @return how many the budget holds, at most {@code wanted} */
    public int takeCoupons(String offerId, int wanted) {
        var left = database.createNativeQuery(
                        "select coupons_limit - coupons_used as remaining from offer_budget where offer_id = :offer"
                                + " and coupons_limit is not null for update",
                        Integer.class)
                .setParameter("offer", offerId)
                .getResultList();
        if (left.isEmpty()) {
            return wanted;
        }
        var granted = Math.max(0, Math.min(wanted, left.get(0)));
        countCoupons(offerId, granted);
        return granted;
    }

    /** Counts coupons against no limit: the customer has them already. */
    public void countCoupons(String offerId, int count) {
        addCoupons(offerId, count);
    }

    public void giveBackCoupons(String offerId, int count) {
        addCoupons(offerId, -count);
    }

    /** @param offerIds one entry for each coupon */
    public void giveBackCoupons(Stream<String> offerIds) {
        offerIds.collect(groupingBy(identity(), counting()))
                .forEach((offerId, count) -> giveBackCoupons(offerId, count.intValue()));
    }

    private void addCoupons(String offerId, int count) {
        database.createNativeMutationQuery("update offer_budget set coupons_used = greatest(0, coupons_used + :count)"
                        + " where offer_id = :offer")
                .setParameter("count", count)
                .setParameter("offer", offerId)
                .executeUpdate();
    }

    /** Spends a discount. @return whether the budget covers it */
    public boolean spend(String offerId, Money discount) {
        var spent = database.createNativeMutationQuery("""
                        update offer_budget set amount_used = amount_used + :discount
                        where offer_id = :offer and (amount_limit is null
                            or currency = :currency and amount_used + :discount <= amount_limit)""")
                .setParameter("discount", discount.amount())
                .setParameter("offer", offerId)
                .setParameter("currency", discount.currency().getCurrencyCode())
                .executeUpdate();
        return spent == 1 || !exists(offerId);
    }

    /** Whether the budget covers a discount now. */
    public boolean covers(String offerId, Money discount) {
        return database.createNativeQuery("""
                        select 1 from offer_budget
                        where offer_id = :offer and amount_limit is not null
                            and (currency <> :currency or amount_used + :discount > amount_limit)""", Integer.class)
                .setParameter("discount", discount.amount())
                .setParameter("offer", offerId)
                .setParameter("currency", discount.currency().getCurrencyCode())
                .getResultList()
                .isEmpty();
    }

    public void giveBack(String offerId, Money discount) {
        database.createNativeMutationQuery("update offer_budget set amount_used = greatest(0, amount_used - :discount)"
                        + " where offer_id = :offer")
                .setParameter("discount", discount.amount())
                .setParameter("offer", offerId)
                .executeUpdate();
    }

    private boolean exists(String offerId) {
        return !database.createNativeQuery("select 1 from offer_budget where offer_id = :offer", Integer.class)
                .setParameter("offer", offerId)
                .getResultList()
                .isEmpty();
    }
}
