package io.winback.customer.models;

/**
 * A model of customers who purchase at an individual rate until they leave unobserved. The rates follow a gamma
 * distribution. The models differ in when a customer can leave. Times are in the unit of the fit.
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

    /** A customer who has left does not purchase, and some of the others do not either. */
    static double noneGiven(double alive, double noneIfAlive) {
        return Math.min(1, 1 - alive + alive * noneIfAlive);
    }
}
