package io.winback.customer.models;

import org.hipparchus.special.Gamma;

/** Sums, differences and ratios of numbers too large or too small for a double, by their natural logarithms. */
final class LogarithmicMath {

    /** Up to here a product is exact and cheaper than two logarithms of the gamma function. */
    private static final int FACTORS = 8;

    private LogarithmicMath() {}

    /** ln(e^a + e^b) */
    static double sum(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }

    /** ln(e^a - e^b) for a at or above b; minus infinity where they are equal, or apart by rounding only */
    static double difference(double a, double b) {
        return a > b ? a + Math.log(-Math.expm1(b - a)) : Double.NEGATIVE_INFINITY;
    }

    /** ln(gamma(a + n) / gamma(a)), the logarithm of the rising factorial of a */
    static double gammaRatio(double a, int n) {
        if (n > FACTORS) {
            return Gamma.logGamma(a + n) - Gamma.logGamma(a);
        }
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= a + i;
        }
        return Math.log(product);
    }

    /** The probability from the logarithm of its odds. */
    static double probabilityOfOdds(double log) {
        return 1 / (1 + Math.exp(-log));
    }
}
