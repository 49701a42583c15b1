package io.winback.customer.scoring;

import io.winback.customer.models.LapseClock;
import io.winback.customer.models.LapseClock.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether somebody is leaving, and what speaks for it. The personal lapse clock tells whether their silence is unusual; a
 * model that does not expect them back makes it one step worse.
 *
 * @param silentDays since the last purchase
 * @param pNoOrder the probability of no order within the horizon; null without a model
 * @param unexpectedFrom from where on nobody is expected back
 */
record ChurnAssessment(LapseClock clock, long silentDays, Double pNoOrder, double unexpectedFrom) {

    private static final double MINUTES_A_DAY = 24 * 60;

    Status status() {
        var status = clock.statusAfter(silentDays);
        if (!isUnexpected()) {
            return status;
        }
        return status == Status.ALIVE ? Status.AT_RISK : Status.LOST;
    }

    /**
     * One line for each that speaks for it.
     *
     * @param modelName with its date
     */
    List<String> evidence(String modelName) {
        var evidence = new ArrayList<String>();
        var status = clock.statusAfter(silentDays);
        if (status != Status.ALIVE) {
            double factor = status == Status.LOST ? clock.churnedAfter() : clock.atRiskAfter();
            evidence.add(String.format(
                    Locale.ROOT,
                    "silent for %d days, more than %s times the usual %.1f",
                    silentDays,
                    factor,
                    clock.gapDays()));
        }
        if (isUnexpected()) {
            evidence.add(
                    String.format(Locale.ROOT, "no order is expected: probability %.2f by %s", pNoOrder, modelName));
        }
        return List.copyOf(evidence);
    }

    /** With an order after it they would have been at risk at worst. */
    Instant returnsAfter(Instant moment) {
        return moment.minus(Duration.ofMinutes(Math.round(clock.atRiskAfter() * clock.gapDays() * MINUTES_A_DAY)));
    }

    private boolean isUnexpected() {
        return pNoOrder != null && pNoOrder >= unexpectedFrom;
    }
}
