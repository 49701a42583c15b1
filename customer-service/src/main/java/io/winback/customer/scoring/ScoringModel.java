package io.winback.customer.scoring;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.LifetimeValue;
import io.winback.customer.models.PurchaseModel;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The models of who comes back and what they spend, as they were fitted at one time; they never change. */
@Entity
class ScoringModel {

    /** From here how often and how much people buy hang together, which the model of spend rules out. */
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
     * What was fitted, and to whom.
     *
     * @param population customers there were
     * @param sampled customers that the models were fitted to
     * @param repeaters those of them who had bought again
     * @param purchases purchase days of those that were counted
     * @param currency of the model of spend
     * @param correlation of frequency and spend; absent where there is none to tell
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

    /** Ready to be asked. */
    ValuePredictor valuePredictor(LifetimeValue lifetimeValue, double horizonWeeks) {
        var fits = fits();
        var best = fits.models().best();
        return new ValuePredictor(
                best.getKey(),
                asOf,
                best.getValue().model(),
                Optional.ofNullable(fits.models().gammaGamma()).map(fitted -> fitted.model()),
                fits.currency(),
                lifetimeValue,
                horizonWeeks);
    }

    /**
     * What the best of the models says of a customer.
     *
     * @param horizonWeeks how far ahead
     */
    record ValuePredictor(
            String name,
            LocalDate fittedAsOf,
            PurchaseModel model,
            Optional<GammaGamma> spend,
            String currency,
            LifetimeValue lifetimeValue,
            double horizonWeeks) {

        Prediction prediction(OrderHistory facts, LocalDate asOf) {
            var history = facts.history(asOf);
            double alive = model.probabilityAlive(history);
            double spend = expectedSpend(facts);
            return new Prediction(
                    alive,
                    PurchaseModel.noneGiven(alive, model.probabilityOfNoneIfAlive(history, horizonWeeks)),
                    alive * model.expectedIfAlive(history, horizonWeeks),
                    spend,
                    lifetimeValue.of(model, history, alive, spend));
        }

        /** Whose money is another is known by their own orders alone. */
        private double expectedSpend(OrderHistory facts) {
            return spend.filter(gammaGamma ->
                            facts.revenue().currency().getCurrencyCode().equals(currency))
                    .map(gammaGamma -> gammaGamma.expectedSpend(facts.repeats(), facts.meanOfRepeats()))
                    .filter(Double::isFinite)
                    .orElseGet(facts::meanTotal);
        }
    }

    /**
     * What is to be expected of a customer.
     *
     * @param pAlive the probability that they have not left
     * @param pNoOrder the probability of no order within the horizon
     * @param expectedOrders within the horizon
     * @param expectedSpend on a purchase day, in the currency of their revenue
     * @param lifetimeValue in that currency
     */
    record Prediction(
            double pAlive, double pNoOrder, double expectedOrders, double expectedSpend, double lifetimeValue) {}
}
