package io.winback.offer.terms;

import io.winback.events.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.stream.Stream;

import static io.winback.offer.terms.BudgetUnit.COUPONS;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** The budgets of offers. Concurrent callers never spend more than a budget holds. */
@ApplicationScoped
@Transactional(MANDATORY)
public class Budgets {

    private final BudgetShares shares;

    Budgets(BudgetShares shares) {
        this.shares = shares;
    }

    /** Takes coupons for a whole batch. @return how many the budget holds, at most {@code wanted} */
    public int takeCoupons(String offerId, int wanted) {
        return wanted == 0
                ? 0
                : shares.takeUpTo(offerId, COUPONS, BigDecimal.valueOf(wanted), BigDecimal.ONE)
                        .intValueExact();
    }

    /** Puts back coupons that this transaction has taken. */
    public void putBackCoupons(String offerId, int count) {
        if (count > 0) {
            shares.putBack(offerId, COUPONS, BigDecimal.valueOf(count));
        }
    }

    /** Counts coupons against no limit: the customers have them already. @param offerIds one entry for each coupon */
    public void countCoupons(Stream<String> offerIds) {
        offerIds.collect(groupingBy(identity(), TreeMap::new, counting()))
                .forEach((offerId, count) -> shares.takeBeyondLimit(offerId, COUPONS, BigDecimal.valueOf(count)));
    }

    /** @param offerIds one entry for each coupon */
    public void giveBackCoupons(Stream<String> offerIds) {
        offerIds.collect(groupingBy(identity(), TreeMap::new, counting()))
                .forEach((offerId, count) -> shares.giveBack(offerId, COUPONS, BigDecimal.valueOf(count)));
    }

    /** Spends a discount. @return whether the budget covers it */
    public boolean spend(String offerId, Money discount) {
        return shares.take(offerId, BudgetUnit.of(discount.currency()), discount.amount());
    }

    /** Whether the budget covers a discount now. */
    public boolean covers(String offerId, Money discount) {
        return shares.left(offerId, BudgetUnit.of(discount.currency())).covers(discount.amount());
    }

    public void giveBack(String offerId, Money discount) {
        shares.giveBack(offerId, BudgetUnit.of(discount.currency()), discount.amount());
    }
}
