package io.winback.customer.models;

/**
 * The Pareto/NBD model of Schmittlein, Morrison and Colombo, "Counting Your Customers" (Management Science 33, 1987), in
 * the notation of Fader and Hardie, "A Note on Deriving the Pareto/NBD Model and Related Expressions" (2005): one may
 * leave at any moment, after a lifetime that is exponential at a rate drawn from a gamma distribution.
 *
 * @param r shape of the purchase rates
 * @param alpha scale of the purchase rates, in units of time
 * @param s shape of the rates of leaving
 * @param beta scale of the rates of leaving, in units of time
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    /** The ratio of the scales below which the continued fraction needs hundreds of steps. */
    private static final double SLOW_CONVERGENCE = 0.01;

    public ParetoNbd {
        Parameters.requirePositive(r, alpha, s, beta);
    }

    /** Equation 18 of the note: alive for all of T, or gone between t_x and T. */
    @Override
    public double logLikelihood(PurchaseHistory history) {
        return LogarithmicMath.gammaRatio(r, history.repeats())
                + r * Math.log(alpha)
                + s * Math.log(beta)
                + LogarithmicMath.sum(logAlive(history), logLeft(history));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return LogarithmicMath.probabilityOfOdds(logAlive(history) - logLeft(history));
    }

    /** Equation 41 of the note. */
    @Override
    public double expectedIfAlive(PurchaseHistory history, double horizon) {
        double life = beta + history.age();
        double log = Math.log1p(horizon / life);
        double lived = Math.abs(s - 1) < 1e-9 ? log : -Math.expm1(-(s - 1) * log) / (s - 1);
        double pace = (r + history.repeats()) / (alpha + history.age());
        return pace * life * lived;
    }

    /**
     * For a customer who is alive at T, the likelihood of no purchase under the shapes
     * {@code r + x} and {@code s} and the scales {@code alpha + T} and {@code beta + T}.
     */
    @Override
    public double probabilityOfNoneIfAlive(PurchaseHistory history, double horizon) {
        var learned = new ParetoNbd(r + history.repeats(), alpha + history.age(), s, beta + history.age());
        return Math.exp(learned.logLikelihood(new PurchaseHistory(0, 0, horizon)));
    }

    private double logAlive(PurchaseHistory history) {
        return -(r + history.repeats()) * Math.log(alpha + history.age()) - s * Math.log(beta + history.age());
    }

    /**
     * s / (r + s + x) A_0, where A_0 is the difference of one function between t_x and T. Where the continued fraction of that
     * function converges slowly, because one scale is far larger than the other, the integral that it solves is summed.
     */
    private double logLeft(PurchaseHistory history) {
        int x = history.repeats();
        double slower = Math.max(alpha, beta) + history.lastAt();
        double faster = Math.min(alpha, beta) + history.lastAt();
        if (faster < SLOW_CONVERGENCE * slower) {
            double span = history.age() - history.lastAt();
            return Math.log(s)
                    + (alpha < beta
                            ? DecayIntegral.log(r + x, faster, s + 1, slower, span)
                            : DecayIntegral.log(s + 1, faster, r + x, slower, span));
        }
        return Math.log(s)
                - Math.log(r + s + x)
                + LogarithmicMath.difference(logTail(x, history.lastAt()), logTail(x, history.age()));
    }

    /**
     * The function of equations 15 and 16 of the note. Euler's transformation leaves a first parameter of 1, so that
     * neither a power nor a coefficient grows with x, on either side of alpha = beta.
     */
    private double logTail(int x, double time) {
        double purchases = Math.log(alpha + time);
        double life = Math.log(beta + time);
        double c = r + s + x + 1;
        return alpha >= beta
                ? -(r + x) * purchases
                        - s * life
                        + Math.log(Hypergeometric.ofOne(r + x, c, (alpha - beta) / (alpha + time)))
                : (1 - r - x) * purchases
                        - (s + 1) * life
                        + Math.log(Hypergeometric.ofOne(s + 1, c, (beta - alpha) / (beta + time)));
    }
}
