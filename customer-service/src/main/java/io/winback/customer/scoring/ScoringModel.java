package io.winback.customer.scoring;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.LifetimeValue;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The models that were fitted at one time. They never change. */
@Entity
class ScoringModel {

    /** The spend model assumes that frequency and spend are independent. From this correlation on they are not. */
    private static final double TOO_CORRELATED = 0.3;

    @Id
    private UUID modelId;

    private LocalDate asOf;
    private int customers;
    private Instant fittedAt;
    private String models;

    protected ScoringModel() {}

    ScoringModel(LocalDate asOf, Fits fits, Instant now) {
        this.modelId = UuidCreator.getTimeOrderedEpoch();
        this.asOf = asOf;
        this.customers = fits.population();
        this.fittedAt = now;
        this.models = EventJson.write(fits);
    }

    /**
     * The fitted models and their sample.
     *
     * @param population the number of customers
     * @param sampled customers to whom the models were fitted
     * @param repeaters sampled customers with repeat purchases
     * @param purchases purchase days in the statistics
     * @param currency of the model of spend
     * @param correlation of frequency and spend; null if it cannot be computed
     */
    record Fits(
            FittedModels models,
            int population,
            int sampled,
            int repeaters,
            long purchases,
            String currency,
            Double correlation) {

        boolean spendIsDoubtful() {
            return correlation != null && Math.abs(correlation) >= TOO_CORRELATED;
        }
    }

    UUID id() {
        return modelId;
    }

    LocalDate asOf() {
        return asOf;
    }

    int customers() {
        return customers;
    }

    Instant fittedAt() {
        return fittedAt;
    }

    Fits fits() {
        return EventJson.readBack(models, Fits.class);
    }

    /** A predictor with the best of the models. */
    ValuePredictor predictor(LifetimeValue lifetimeValue, double horizonWeeks) {
        var fits = fits();
        var best = fits.models().best();
        var spend = fits.models().gammaGamma();
        return new ValuePredictor(
                best.getKey(),
                asOf,
                best.getValue().model(),
                spend == null ? null : spend.model(),
                fits.currency(),
                lifetimeValue,
                horizonWeeks);
    }
}
