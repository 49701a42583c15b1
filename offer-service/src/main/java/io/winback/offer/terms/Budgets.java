package io.winback.offer.offer;

import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * What offers may cost. Whoever takes of a budget holds its row or changes it under a guard, so that no number of callers
 * spends more than there is.
 */
@ApplicationScoped
public class Budgets {

    private final Session database;

    Budgets(Session database) {
        this.database = database;
    }

    /** Sets the limits of an offer; what was used of them stays used, also what was given before there were any. */
    void limit(String offerId, OfferTerms.Budget budget) {
        var amount = budget == null ? null : budget.amount();
        database.createNativeMutationQuery("""
                        insert into offer_budget (offer_id, coupons_limit, coupons_used, amount_limit, currency)
                        select :offer, cast(:coupons as int),
                            (select count(*) from coupon
                                where offer_id = :offer and state in ('RESERVED', 'ACTIVE', 'REDEEMED')),
                            cast(:amount as numeric), cast(:currency as text)
                        where cast(:limited as boolean)
                            or exists (select from offer_budget where offer_id = :offer)
                        on conflict (offer_id) do update set coupons_limit = excluded.coupons_limit,
                            amount_limit = excluded.amount_limit, currency = excluded.currency""")
                .setParameter("offer", offerId)
                .setParameter("coupons", budget == null ? null : budget.coupons())
                .setParameter("amount", amount == null ? null : amount.amount())
                .setParameter(
                        "currency", amount == null ? null : amount.currency().getCurrencyCode())
                .setParameter("limited", budget != null)
                .executeUpdate();
    }

    /** Takes up to so many coupons, and answers how many there were; a whole batch asks once. */
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

    /** Counts coupons whatever the limit is, as when a promise was made already. */
    public void countCoupons(String offerId, int count) {
        addCoupons(offerId, count);
    }

    public void giveBackCoupons(String offerId, int count) {
        addCoupons(offerId, -count);
    }

    private void addCoupons(String offerId, int count) {
        database.createNativeMutationQuery("update offer_budget set coupons_used = greatest(0, coupons_used + :count)"
                        + " where offer_id = :offer")
                .setParameter("count", count)
                .setParameter("offer", offerId)
                .executeUpdate();
    }

    /** Spends a discount; false if the budget does not hold it. */
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

    /** Whether a discount would be held by the budget as it is now. */
    public boolean holds(String offerId, Money discount) {
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
