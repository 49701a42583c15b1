package io.winback.customer.models;

/**
 * The BG/NBD model of Fader, Hardie and Lee, "Counting Your Customers the Easy Way" (Marketing Science 24, 2005): after
 * each repeat purchase a customer may leave, with a probability that is drawn from a beta distribution. A one-time buyer
 * cannot have left, so their P(alive) is always 1.
 *
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in units of time
 * @param a first shape of the probabilities to leave
 * @param b second shape of the probabilities to leave
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public BgNbd {
        Parameters.requirePositive(r, alpha, a, b);
    }

    /** Equation 6 of the paper, as {@code ln A1 + ln A2 + ln(e^ln A3 + e^ln A4)} of the authors' note on its computation. */
    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double purchases = LogarithmicMath.gammaRatio(r, x) + r * Math.log(alpha);
        double stays = LogarithmicMath.gammaRatio(b, x) - LogarithmicMath.gammaRatio(a + b, x);
        double alive = -(r + x) * Math.log(alpha + history.age());
        return purchases + stays + (x == 0 ? alive : LogarithmicMath.sum(alive, alive + logOddsOfLeft(history)));
    }

    /** Equation 10 of the paper with the probability of the present in place of a new purchase. */
    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return history.repeats() == 0 ? 1 : LogarithmicMath.probabilityOfOdds(-logOddsOfLeft(history));
    }

    /** Equation 10 of the paper; see {@link DropoutAfterPurchase} for its form here. */
    @Override
    public double expectedIfAlive(PurchaseHistory history, double horizon) {
        int x = history.repeats();
        double z = horizon / (alpha + history.age() + horizon);
        return DropoutAfterPurchase.expected(a + b - 1 - r, a, a + b + x - 1, z);
    }

    /** A customer who is alive leaves only with a purchase, so only the purchase rate matters. */
    @Override
    public double probabilityOfNoneIfAlive(PurchaseHistory history, double horizon) {
        double known = alpha + history.age();
        return Math.pow(known / (known + horizon), r + history.repeats());
    }

    private double logOddsOfLeft(PurchaseHistory history) {
        int x = history.repeats();
        return Math.log(a / (b + x - 1))
                + (r + x) * (Math.log(alpha + history.age()) - Math.log(alpha + history.lastAt()));
    }
}
