package io.winback.customer.models;

/**
 * The MBG/NBD model of Batislam, Denizel and Filiztekin, "Empirical validation and comparison of models for customer base
 * analysis" (International Journal of Research in Marketing 24, 2007): as {@link BgNbd}, but a customer may leave with the first
 * purchase too, so that a one-time buyer can have left.
 *
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in units of time
 * @param a first shape of the probabilities to leave
 * @param b second shape of the probabilities to leave
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public MbgNbd {
        Parameters.requirePositive(r, alpha, a, b);
    }

    /** Either alive after x + 1 chances to leave, or gone with the last purchase. */
    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double purchases = LogarithmicMath.gammaRatio(r, x) + r * Math.log(alpha);
        double stays = LogarithmicMath.gammaRatio(b, x + 1) - LogarithmicMath.gammaRatio(a + b, x + 1);
        double alive = -(r + x) * Math.log(alpha + history.age());
        return purchases + stays + LogarithmicMath.sum(alive, alive + logOddsOfLeft(history));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return LogarithmicMath.probabilityOfOdds(-logOddsOfLeft(history));
    }

    /** The conditional expectation of the paper; see {@link DropoutAfterPurchase} for its form here. */
    @Override
    public double expectedIfAlive(PurchaseHistory history, double horizon) {
        int x = history.repeats();
        double z = horizon / (alpha + history.age() + horizon);
        return DropoutAfterPurchase.expected(a + b - r, a, a + b + x, z);
    }

    /** A customer who is alive leaves only with a purchase, so only the purchase rate matters. */
    @Override
    public double probabilityOfNoneIfAlive(PurchaseHistory history, double horizon) {
        double known = alpha + history.age();
        return Math.pow(known / (known + horizon), r + history.repeats());
    }

    private double logOddsOfLeft(PurchaseHistory history) {
        int x = history.repeats();
        return Math.log(a / (b + x)) + (r + x) * (Math.log(alpha + history.age()) - Math.log(alpha + history.lastAt()));
    }
}
