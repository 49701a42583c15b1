package io.winback.offer.terms;

import io.winback.events.Money;
import io.winback.offer.terms.OfferTerms.Budget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Sets the limits of the budget of an offer. What is used of a limit stays used. For a limit that the offer did not have
 * before, also for one in another currency, all that it has given counts as used.
 */
@ApplicationScoped
class LimitBudget {

    private static final Budget NO_LIMIT = new Budget(null, null);

    private final BudgetShares shares;
    private final BudgetLimits limits;
    private final UsedBudget usedBudget;

    LimitBudget(BudgetShares shares, BudgetLimits limits, UsedBudget usedBudget) {
        this.shares = shares;
        this.limits = limits;
        this.usedBudget = usedBudget;
    }

    /** @param budget null for no limit */
    @Transactional(MANDATORY)
    void limit(String offerId, Budget budget) {
        shares.lockToDefine(offerId);
        var before = limits.of(offerId).orElse(null);
        if (before != null) {
            recall(offerId, before);
        }
        if (budget != null || before != null) {
            limits.set(offerId, budget == null ? NO_LIMIT : budget);
            countCoupons(offerId, before, budget);
            countDiscounts(offerId, before, budget);
        }
    }

    private void recall(String offerId, Budget before) {
        shares.recall(offerId, BudgetUnit.COUPONS);
        if (before.amount() != null) {
            shares.recall(offerId, BudgetUnit.of(before.amount().currency()));
        }
    }

    private void countCoupons(String offerId, Budget before, Budget budget) {
        if (budget != null && budget.coupons() != null && (before == null || before.coupons() == null)) {
            limits.setUsed(offerId, BudgetUnit.COUPONS, BigDecimal.valueOf(usedBudget.coupons(offerId)));
        }
    }

    private void countDiscounts(String offerId, Budget before, Budget budget) {
        if (budget != null && budget.amount() != null && !isInCurrencyOf(budget.amount(), before)) {
            var currency = budget.amount().currency();
            limits.setUsed(offerId, BudgetUnit.of(currency), usedBudget.discounts(offerId, currency));
        }
    }

    private static boolean isInCurrencyOf(Money amount, Budget before) {
        return before != null
                && before.amount() != null
                && before.amount().currency().equals(amount.currency());
    }
}
