package io.winback.customer.models;

import org.hipparchus.special.Gamma;

/**
 * The Gamma-Gamma model of spend of Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013): the spend on
 * a purchase varies around the customer's mean, and the means vary between customers, independently of frequency.
 *
 * @param p shape of one customer's spend
 * @param q shape of the scales between customers
 * @param v scale of the scales, in units of money
 */
public record GammaGamma(double p, double q, double v) {

    public GammaGamma {
        Parameters.requirePositive(p, q, v);
    }

    /** Equation 1a of the note, for one customer. */
    public double logLikelihood(Spend spend) {
        double shape = p * spend.purchases();
        double total = spend.mean() * spend.purchases();
        return Gamma.logGamma(shape + q)
                - Gamma.logGamma(shape)
                - Gamma.logGamma(q)
                + q * Math.log(v)
                + shape * Math.log(total)
                - Math.log(spend.mean())
                - (shape + q) * Math.log(v + total);
    }

    /**
     * Equation 5 of the note: the customer's own mean, shrunk towards the mean of all customers if there are few purchases.
     *
     * @param purchases x, how many the mean is of; 0 gives the mean of all
     * @param mean the mean spend on them
     * @return expected spend on a purchase; infinite where {@code p x + q} is not above 1
     */
    public double expectedSpend(int purchases, double mean) {
        double weight = p * purchases + q - 1;
        return weight > 0 ? p * (v + purchases * mean) / weight : Double.POSITIVE_INFINITY;
    }

    /**
     * The spend of one customer on repeat purchases.
     *
     * @param purchases x, at least 1
     * @param mean of the totals of the days, above 0
     */
    public record Spend(int purchases, double mean) {
        public Spend {
            if (purchases < 1 || !(mean > 0) || Double.isInfinite(mean)) {
                throw new IllegalArgumentException("spend is of at least one purchase, and above 0");
            }
        }
    }
}
