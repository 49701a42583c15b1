package io.winback.customer.models;

import org.hipparchus.util.ContinuedFraction;

/** Gauss's hypergeometric function where one of its first two parameters is 1. */
final class Hypergeometric {

    private static final double ENOUGH = 1e-15;
    private static final int MAX_STEPS = 100_000;

    private Hypergeometric() {}

    /**
     * 2F1(1, b; c; z) by Gauss's continued fraction (NIST Digital Library of Mathematical Functions, 15.7), which
     * converges for every z below 1, even where the power series converges slowly. The number of steps grows with the inverse of
     * the root of 1 - z: about 200 for 0.99.
     *
     * @param b above 0
     * @param c above b
     * @param z in [0, 1)
     * @return at least 1
     */
    static double ofOne(double b, double c, double z) {
        return 1
                / new ContinuedFraction() {
                    @Override
                    public double getA(int n, double x) {
                        return 1;
                    }

                    @Override
                    public double getB(int n, double x) {
                        int half = n / 2;
                        double numerator = n % 2 == 1 ? (b + half) * (c - 1 + half) : half * (c - 1 - b + half);
                        return -x * numerator / ((c + n - 2) * (c + n - 1));
                    }
                }.evaluate(z, ENOUGH, MAX_STEPS);
    }
}
