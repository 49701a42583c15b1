package io.winback.customer.models;

/**
 * Judges the silence of a customer as a multiple of the usual gap between purchases.
 *
 * @param gapDays the usual days between two purchases, above 0
 * @param atRiskAfter the multiple of the gap after which a customer is at risk
 * @param churnedAfter the multiple after which a customer is lost; above {@code atRiskAfter}
 */
public record LapseClock(double gapDays, double atRiskAfter, double churnedAfter) {

    public LapseClock {
        if (!(gapDays > 0) || !(atRiskAfter > 0) || !(churnedAfter > atRiskAfter)) {
            throw new IllegalArgumentException(
                    "gap and factors must be above 0, and the second factor above the first");
        }
    }

    /** @param silentDays since the last purchase; below 0 counts as none */
    public Status statusAfter(long silentDays) {
        if (silentDays > churnedAfter * gapDays) {
            return Status.LOST;
        }
        return silentDays > atRiskAfter * gapDays ? Status.AT_RISK : Status.ALIVE;
    }

    /** The status of a customer by silence. */
    public enum Status {
        ALIVE,
        AT_RISK,
        LOST
    }
}
