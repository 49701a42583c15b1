package io.winback.offer.offer;

import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * What offers may cost. Each change is one guarded statement on the row, so that no number of callers spends more than
 * there is.
 */
@ApplicationScoped
public class Budgets {

    private final Session database;

    Budgets(Session database) {
        this.database = database;
    }

    /** Sets the limits of an offer; what was used of them stays used. */
    void limit(String offerId, OfferTerms.Budget budget) {
        var amount = budget == null ? null : budget.amount();
        database.createNativeMutationQuery("""
                        insert into offer_budget (offer_id, coupons_limit, amount_limit, currency)
                        select :offer, cast(:coupons as int), cast(:amount as numeric), cast(:currency as text)
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
        useCoupons(offerId, granted);
        return granted;
    }

    /** Counts coupons as used whatever the limit is, as when a promise was made already; or, below zero, gives back. */
    public void useCoupons(String offerId, int count) {
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
