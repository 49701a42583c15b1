package io.winback.customer.lifecycle;

import io.winback.customer.scoring.LapseClock;
import io.winback.customer.scoring.LapseClock.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether somebody is leaving, and what speaks for it. The personal lapse clock tells whether their silence is unusual; a
 * model that does not expect them back makes it one step worse.
 *
 * @param because one line for each that speaks for it
 */
record Verdict(Reading reading, List<String> because) {

    /**
     * @param silentDays since the last purchase
     * @param pNoOrder the probability of no order within the horizon; null without a model
     * @param unexpectedFrom from where on nobody is expected back
     * @param modelName with its date, for the evidence
     */
    static Verdict of(LapseClock clock, long silentDays, Double pNoOrder, double unexpectedFrom, String modelName) {
        var because = new ArrayList<String>();
        var reading = clock.read(silentDays);
        if (reading != Reading.ALIVE) {
            double factor = reading == Reading.LOST ? clock.churnedAfter() : clock.atRiskAfter();
            because.add("silent for %d days, more than %s times the usual %s"
                    .formatted(silentDays, factor, oneDecimal(clock.gapDays())));
        }
        if (pNoOrder != null && pNoOrder >= unexpectedFrom) {
            because.add(
                    String.format(Locale.ROOT, "no order is expected: probability %.2f by %s", pNoOrder, modelName));
            reading = reading == Reading.ALIVE ? Reading.AT_RISK : Reading.LOST;
        }
        return new Verdict(reading, List.copyOf(because));
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
