package io.winback.customer.scoring;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.models.Fitted;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.LifetimeValue;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
     * @param currency the reference currency of the main model of spend
     * @param correlation of frequency and spend; null if it cannot be computed
     * @param spendModels of currencies that are not comparable with that one, by their reference currency; null in models of
     *     earlier versions
     * @param conversions the comparable currencies, as text; null in models of earlier versions
     */
    record Fits(
            FittedModels models,
            int population,
            int sampled,
            int repeaters,
            long purchases,
            String currency,
            Double correlation,
            Map<String, Fitted<GammaGamma>> spendModels,
            String conversions) {

        /** All models of spend by their reference currency. */
        Map<String, GammaGamma> spendModelsByCurrency() {
            var byCurrency = new HashMap<String, GammaGamma>();
            if (spendModels != null) {
                spendModels.forEach((reference, fitted) -> byCurrency.put(reference, fitted.model()));
            }
            if (models.gammaGamma() != null) {
                byCurrency.put(currency, models.gammaGamma().model());
            }
            return byCurrency;
        }

        boolean compares(ComparableCurrencies currencies) {
            return currencies.equals(
                    conversions == null ? ComparableCurrencies.NONE : ComparableCurrencies.parse(conversions));
        }

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
    ValuePredictor predictor(ComparableCurrencies currencies, LifetimeValue lifetimeValue, double horizonWeeks) {
        var fits = fits();
        var best = fits.models().best();
        return new ValuePredictor(
                best.getKey(),
                asOf,
                best.getValue().model(),
                fits.spendModelsByCurrency(),
                currencies,
                lifetimeValue,
                horizonWeeks);
    }
}
