package io.winback.customer.scoring;

/**
 * What a customer will bring, discounted: expected orders, four weeks at a time, each at the expected spend and at what
 * money in its middle is worth today (Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42, 2005, in
 * discrete time).
 *
 * @param weeks how far it looks
 * @param yearlyRate the discount rate a year, such as 0.1
 */
public record LifetimeValue(double weeks, double yearlyRate) {

    private static final double STEP = 4;
    private static final double WEEKS_A_YEAR = 365.25 / 7;

    public LifetimeValue {
        if (!(weeks > 0) || !(yearlyRate >= 0)) {
            throw new IllegalArgumentException("weeks must be above 0, and the rate not below");
        }
    }

    /**
     * @param model fitted in weeks
     * @param spend what one order brings, in any money
     * @return in that money
     */
    public double of(PurchaseModel model, PurchaseHistory history, double spend) {
        double value = 0;
        double before = 0;
        for (double from = 0; from < weeks; from += STEP) {
            double until = Math.min(weeks, from + STEP);
            double expected = model.expectedPurchases(history, until);
            double middle = (from + until) / 2;
            value += (expected - before) * spend / Math.pow(1 + yearlyRate, middle / WEEKS_A_YEAR);
            before = expected;
        }
        return value;
    }
}
