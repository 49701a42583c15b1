package io.winback.customer.models;

/**
 * The expected purchases of a customer who is alive, if customers leave only with a purchase. The papers write it as
 * {@code c / (a - 1) [1 - (1 - z)^(r + x) 2F1(r + x, B; c; z)]}. Euler's transformation turns the function into
 * {@code (1 - z)^(a - 1 - r - x) 2F1(c - r - x, a - 1; c; z)}, whose parameters do not grow with x; and as its second
 * parameter is a - 1, the division can be done term by term, so that nothing is singular at a = 1 or c = 0.
 */
final class DropoutAfterPurchase {

    private static final double ENOUGH = 1e-14;
    private static final int MAX_TERMS = 100_000;

    /** Beyond these parameters the terms of the series overflow, or cancel each other. */
    private static final double LOWEST_FIRST = -10;

    private static final double HIGHEST_A = 30;
    private static final double HIGHEST_Z = 0.999;

    private DropoutAfterPurchase() {}

    /**
     * @param first c - r - x, the first parameter after the transformation
     * @param a first shape of the probabilities to leave
     * @param c third parameter of the function
     * @param z t / (alpha + T + t), in [0, 1)
     * @return expected purchases within t
     */
    static double expected(double first, double a, double c, double z) {
        if (first < LOWEST_FIRST || a > HIGHEST_A || z > HIGHEST_Z) {
            return DropoutIntegral.expected(a, c + 1 - a, c - first, z / (1 - z));
        }
        double log = Math.log1p(-z);
        double power = (a - 1) * log;
        double spread = Math.abs(a - 1) < 1e-9 ? -log : -Math.expm1(power) / (a - 1);
        return Math.max(0, c * spread - Math.exp(power) * series(first, a, c, z));
    }

    /** The sum over k of (first)_k (a)_(k-1) / (c + 1)_(k-1) z^k / k!, from k = 1. */
    private static double series(double first, double a, double c, double z) {
        double term = first * z;
        double sum = term;
        for (int k = 1; k < MAX_TERMS && Math.abs(term) > ENOUGH * Math.abs(sum); k++) {
            term *= (first + k) * (a + k - 1) * z / ((c + k) * (k + 1));
            sum += term;
        }
        return sum;
    }
}
