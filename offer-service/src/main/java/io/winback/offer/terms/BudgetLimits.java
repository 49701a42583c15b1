package io.winback.offer.terms;

import io.winback.events.Money;
import io.winback.offer.terms.OfferTerms.Budget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Optional;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The limits of budgets. Only an offer with a budget has a row. */
@ApplicationScoped
@Transactional(MANDATORY)
class BudgetLimits {

    private final Session database;

    BudgetLimits(Session database) {
        this.database = database;
    }

    Optional<Budget> of(String offerId) {
        return database.createNativeQuery(
                        "select coupons_limit, amount_limit, currency from offer_budget where offer_id = :offer",
                        Tuple.class)
                .setParameter("offer", offerId)
                .uniqueResultOptional()
                .map(BudgetLimits::budget);
    }

    private static Budget budget(Tuple row) {
        var amount = row.get(1, BigDecimal.class);
        return new Budget(
                row.get(0, Integer.class),
                amount == null ? null : Money.of(amount.toPlainString(), row.get(2, String.class)));
    }

    void set(String offerId, Budget budget) {
        var amount = budget.amount();
        database.createNativeMutationQuery("""
                        insert into offer_budget (offer_id, coupons_limit, amount_limit, currency)
                        values (:offer, cast(:coupons as int), cast(:amount as numeric), cast(:currency as text))
                        on conflict (offer_id) do update set coupons_limit = excluded.coupons_limit,
                            amount_limit = excluded.amount_limit, currency = excluded.currency""")
                .setParameter("offer", offerId)
                .setParameter("coupons", budget.coupons())
                .setParameter("amount", amount == null ? null : amount.amount())
                .setParameter(
                        "currency", amount == null ? null : amount.currency().getCurrencyCode())
                .executeUpdate();
    }

    /** Deletes the budget of an offer that was never used, with its shares. */
    void deleteOf(String offerId) {
        database.createNativeMutationQuery("delete from budget_share where offer_id = :offer")
                .setParameter("offer", offerId)
                .executeUpdate();
        database.createNativeMutationQuery("delete from offer_budget where offer_id = :offer")
                .setParameter("offer", offerId)
                .executeUpdate();
    }

    void setUsed(String offerId, BudgetUnit unit, BigDecimal used) {
        database.createNativeMutationQuery(
                        unit.sql("update offer_budget set %1$s_used = :used where offer_id = :offer"))
                .setParameter("used", used)
                .setParameter("offer", offerId)
                .executeUpdate();
    }
}
