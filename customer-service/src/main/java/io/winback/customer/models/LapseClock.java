package io.winback.customer.models;

/**
 * The personal lapse clock: how long a customer may be silent before it means something, measured in their own rhythm.
 *
 * @param gapDays the usual days between two purchases, above 0
 * @param atRiskAfter how many gaps of silence put a customer at risk
 * @param churnedAfter how many lose them; above {@code atRiskAfter}
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

    /** What the clock shows. */
    public enum Status {
        ALIVE,
        AT_RISK,
        LOST
    }
}
