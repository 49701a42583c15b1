package io.winback.customer.models;

/**
 * The expected spend of a customer from now on, discounted: the purchases that a model expects in each four weeks, times
 * the spend on a purchase, discounted to the middle of the four weeks.
 */
public final class LifetimeValue {

    private static final double STEP = 4;
    private static final double WEEKS_A_YEAR = 365.25 / 7;

    private final double[] ends;
    private final double[] discounts;

    /**
     * @param weeks how far ahead, above 0
     * @param yearlyRate the yearly discount rate, not below 0
     */
    public LifetimeValue(double weeks, double yearlyRate) {
        if (!(weeks > 0) || !(yearlyRate >= 0)) {
            throw new IllegalArgumentException("weeks must be above 0, and the rate not below");
        }
        int steps = (int) Math.ceil(weeks / STEP);
        ends = new double[steps];
        discounts = new double[steps];
        for (int i = 0; i < steps; i++) {
            ends[i] = Math.min(weeks, (i + 1) * STEP);
            discounts[i] = Math.pow(1 + yearlyRate, -(i * STEP + ends[i]) / 2 / WEEKS_A_YEAR);
        }
    }

    /**
     * @param model fitted in weeks
     * @param spend the spend on a purchase, in any currency
     * @return in that currency
     */
    public double of(PurchaseModel model, PurchaseHistory history, double spend) {
        return of(model, history, model.probabilityAlive(history), spend);
    }

    /** As above, with P(alive) given. */
    public double of(PurchaseModel model, PurchaseHistory history, double alive, double spend) {
        double purchases = 0;
        double before = 0;
        for (int i = 0; i < ends.length; i++) {
            double expected = model.expectedIfAlive(history, ends[i]);
            purchases += (expected - before) * discounts[i];
            before = expected;
        }
        return alive * purchases * spend;
    }
}
