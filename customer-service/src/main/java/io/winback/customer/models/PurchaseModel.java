package io.winback.customer.models;

/**
 * A model of customers who buy at their own pace until they silently leave. Each customer's pace is drawn from a gamma
 * distribution; the models differ in when one can leave. Times are in the unit in which the model was fitted.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd {

    /** The natural logarithm of the likelihood of one history; finite for every history. */
    double logLikelihood(PurchaseHistory history);

    /** @return the probability in [0, 1] that the customer has not left yet at the end of the history */
    double probabilityAlive(PurchaseHistory history);

    /**
     * @param horizon t, not negative
     * @return how many purchases are expected in (T, T + t], counting the chance that the customer has left
     */
    default double expectedPurchases(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * expectedIfAlive(history, horizon);
    }

    /** As above, of one who has not left at T. */
    double expectedIfAlive(PurchaseHistory history, double horizon);

    /**
     * @param horizon t, not negative
     * @return the probability in [0, 1] of no purchase in (T, T + t]
     */
    default double probabilityOfNone(PurchaseHistory history, double horizon) {
        return noneGiven(probabilityAlive(history), probabilityOfNoneIfAlive(history, horizon));
    }

    /** As above, of one who has not left at T. */
    double probabilityOfNoneIfAlive(PurchaseHistory history, double horizon);

    /** Whoever has left does not buy; of the others some do not either. */
    static double noneGiven(double alive, double noneIfAlive) {
        return Math.min(1, 1 - alive + alive * noneIfAlive);
    }
}
