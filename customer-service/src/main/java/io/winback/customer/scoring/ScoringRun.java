package io.winback.customer.scoring;

import io.winback.customer.scoring.ScoringModel.ValuePredictor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A scoring under way.
 *
 * @param moment when what it finds out holds from
 * @param isOfNow whether it is of the present day, on which people go on buying
 * @param total customers there are to score
 * @param oracle empty if no model could be fitted
 */
record ScoringRun(
        UUID jobId,
        LocalDate asOf,
        Instant moment,
        boolean isOfNow,
        long total,
        PopulationBaseline baseline,
        Optional<ValuePredictor> valuePredictor) {

    /** With its date, for the evidence; null without one. */
    String modelName() {
        return valuePredictor
                .map(model -> model.name() + " of " + model.fittedAsOf())
                .orElse(null);
    }

    /** The last day whose orders count. Where the sun rises earlier it is tomorrow already. */
    LocalDate lastDay() {
        return isOfNow ? asOf.plusDays(1) : asOf;
    }
}
