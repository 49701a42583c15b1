package io.winback.customer.models;

/**
 * The expected purchases of a customer who is alive, as their mean over the probability p to leave: {@code (1 - (1 + p u)^-m) / p},
 * where p has a beta distribution. The trapezoidal rule over the log odds of p is exact to about ten digits for all
 * parameters, because the density falls exponentially on both sides of its one peak. It needs up to some hundred points.
 */
final class DropoutIntegral {

    /** In log odds. */
    private static final double LONGEST_STEP = 0.5;
    /** A density below e^-40 of the highest adds nothing. */
    private static final double NEGLIGIBLE = -40;
    /** Beyond these log odds p or 1 - p is below the precision of a double. */
    private static final double END = 37;

    private final double a;
    private final double b;
    private final double m;
    private final double u;
    private final double peak;
    private final double highest;

    private DropoutIntegral(double a, double b, double m, double u) {
        this.a = a;
        this.b = b;
        this.m = m;
        this.u = u;
        this.peak = Math.log(a / b);
        this.highest = logDensity(peak);
    }

    /**
     * @param a first shape of the probability to leave, above 0
     * @param b second shape, above 0
     * @param m shape of the purchase rate, above 0
     * @param u the horizon in multiples of the scale of the rate, not negative
     * @return in [0, m u]
     */
    static double expected(double a, double b, double m, double u) {
        return new DropoutIntegral(a, b, m, u).mean();
    }

    private double mean() {
        double step = Math.min(LONGEST_STEP, Math.sqrt(1 / a + 1 / b) / 2);
        var sums = new Sums();
        sums.add(peak, 1);
        double lowest = Math.min(peak, -END - Math.max(0, Math.log(m)) - Math.max(0, Math.log(u)));
        addSide(sums, -step, lowest, a);
        addSide(sums, step, Math.max(peak, END), b);
        return sums.purchases / sums.density;
    }

    /** @param shape by which the density falls beyond the end, where the purchases no longer change */
    private void addSide(Sums sums, double step, double end, double shape) {
        double at = peak;
        while (step < 0 ? at > end : at < end) {
            at += step;
            double density = logDensity(at) - highest;
            if (density < NEGLIGIBLE) {
                return;
            }
            sums.add(at, Math.exp(density));
        }
        double beyond = at + step;
        sums.add(beyond, Math.exp(logDensity(beyond) - highest) / -Math.expm1(-shape * Math.abs(step)));
    }

    /** Of the log odds, without its constant factor. */
    private double logDensity(double logOdds) {
        return -a * softplus(-logOdds) - b * softplus(logOdds);
    }

    private double purchases(double logOdds) {
        double p = LogarithmicMath.probabilityOfOdds(logOdds);
        double decay = m * Math.log1p(p * u);
        return p == 0 ? m * u : -Math.expm1(-decay) / p;
    }

    /** ln(1 + e^x) */
    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private final class Sums {
        private double purchases;
        private double density;

        void add(double logOdds, double weight) {
            purchases += weight * purchases(logOdds);
            density += weight;
        }
    }
}
