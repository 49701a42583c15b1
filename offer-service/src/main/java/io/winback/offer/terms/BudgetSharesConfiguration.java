package io.winback.offer.terms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The shares in which budgets of offers are held. */
@ConfigMapping(prefix = "winback.offer.budget-shares")
interface BudgetSharesConfiguration {

    /**
     * The shares of one budget. Redemptions of one offer wait for each other where they outnumber its shares: more shares than
     * connections of all replicas are of no use. 0 holds no shares: use it while replicas of a release without shares run beside
     * this one, because they cannot take from shares.
     */
    @WithDefault("32")
    @Min(0)
    @Max(1_000)
    int count();
}
