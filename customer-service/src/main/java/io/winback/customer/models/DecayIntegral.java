package io.winback.customer.models;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The integral of (p + u)^-m (q + u)^-n over u from 0 to a span, where p is far below q. With v = ln(1 + u / p) the integrand is
 * smooth and falls ever faster, so that a fixed number of points suffices for every scale.
 */
final class DecayIntegral {

    private static final int POINTS = 32;
    /** Beyond e^-40 of its first value the integrand adds nothing. */
    private static final double NEGLIGIBLE = 40;

    private static final double[] PLACES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        var rule = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
        for (int i = 0; i < POINTS; i++) {
            PLACES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private DecayIntegral() {}

    /**
     * @param m above 0
     * @param p above 0
     * @param n above 0
     * @param q above p
     * @param span not negative
     * @return the natural logarithm of the integral; minus infinity for a span of 0
     */
    static double log(double m, double p, double n, double q, double span) {
        double decay = m - 1 + n * p / q;
        double whole = Math.log1p(span / p);
        double end = decay * whole > NEGLIGIBLE ? NEGLIGIBLE / decay : whole;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double v = end * PLACES[i];
            sum += WEIGHTS[i] * Math.exp((1 - m) * v - n * Math.log1p(p * Math.expm1(v) / q));
        }
        return (1 - m) * Math.log(p) - n * Math.log(q) + Math.log(end * sum);
    }
}
