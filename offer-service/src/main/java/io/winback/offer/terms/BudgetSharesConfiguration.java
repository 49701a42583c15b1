package io.winback.offer.terms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The shares in which budgets of offers are held. */
@ConfigMapping(prefix = "winback.offer.budget-shares")
interface BudgetSharesConfiguration {

    /**
     * The shares of one budget. Redemptions of one offer wait for each other where they outnumber its shares: more shares than
     * connections of all replicas are of no use.
     */
    @WithDefault("32")
    int count();
}
