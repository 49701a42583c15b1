package io.winback.customer.scoring;

import io.winback.customer.jobs.JobRun;
import io.winback.customer.profile.Customer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The inputs of one scoring.
 *
 * @param moment when the results take effect
 * @param isOfNow whether the scoring is of the present day, on which customers still order
 * @param predictor null if no model could be fitted
 * @param unexpectedFrom the probability of no order from which no order is expected
 * @param usualZone of customers without a time zone
 */
record ScoringRun(
        JobRun job,
        LocalDate asOf,
        Instant moment,
        boolean isOfNow,
        PopulationBaseline baseline,
        ValuePredictor predictor,
        double unexpectedFrom,
        ZoneId usualZone) {

    /** The name and date of the model; null without a model. */
    String modelName() {
        return predictor == null ? null : predictor.name() + " of " + predictor.fittedAsOf();
    }

    /** @param time null for never */
    boolean isBefore(Instant time) {
        return time != null && moment.isBefore(time);
    }

    ZoneId zoneOf(Customer customer) {
        return customer.timeZone() == null ? usualZone : ZoneId.of(customer.timeZone());
    }

    /** The last day whose orders count. In time zones to the east it is tomorrow already. */
    LocalDate lastDay() {
        return isOfNow ? asOf.plusDays(1) : asOf;
    }
}
