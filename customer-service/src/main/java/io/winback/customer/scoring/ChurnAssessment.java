package io.winback.customer.scoring;

import io.winback.customer.models.LapseClock;
import io.winback.customer.models.LapseClock.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a customer is at risk or lost, and the evidence. The lapse clock judges the silence. A model that expects no order
 * makes the status one step worse.
 *
 * @param silentDays since the last purchase, or since a later use of a coupon
 * @param pNoOrder the probability of no order within the horizon; null without a model
 * @param unexpectedFrom the probability from which no order is expected
 */
record ChurnAssessment(LapseClock clock, long silentDays, Double pNoOrder, double unexpectedFrom) {

    private static final double MINUTES_PER_DAY = 24 * 60;

    Status status() {
        var status = clock.statusAfter(silentDays);
        if (!isUnexpected()) {
            return status;
        }
        return status == Status.ALIVE ? Status.AT_RISK : Status.LOST;
    }

    /**
     * The assessment of a customer who used a coupon for an order that the shop has not reported. Models know reported orders only,
     * so no model makes it worse.
     *
     * @param days since the use
     */
    ChurnAssessment afterUse(long days) {
        return new ChurnAssessment(clock, days, null, unexpectedFrom);
    }

    /**
     * One line for each piece of evidence.
     *
     * @param modelName the name and date of the model
     */
    List<String> evidence(String modelName) {
        var lines = new ArrayList<String>();
        var status = clock.statusAfter(silentDays);
        if (status != Status.ALIVE) {
            double factor = status == Status.LOST ? clock.churnedAfter() : clock.atRiskAfter();
            lines.add(String.format(
                    Locale.ROOT,
                    "silent for %d days, more than %s times the usual %.1f",
                    silentDays,
                    factor,
                    clock.gapDays()));
        }
        if (isUnexpected()) {
            lines.add(String.format(Locale.ROOT, "no order is expected: probability %.2f by %s", pNoOrder, modelName));
        }
        return List.copyOf(lines);
    }

    /** An order after this time would have made the customer at risk at most. */
    Instant returnsAfter(Instant moment) {
        return moment.minus(Duration.ofMinutes(Math.round(clock.atRiskAfter() * clock.gapDays() * MINUTES_PER_DAY)));
    }

    private boolean isUnexpected() {
        return pNoOrder != null && pNoOrder >= unexpectedFrom;
    }
}
