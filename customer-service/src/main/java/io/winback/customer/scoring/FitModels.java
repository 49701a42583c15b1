package io.winback.customer.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.models.Fitted;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.GammaGamma.Spend;
import io.winback.customer.models.ModelFitting;
import io.winback.customer.scoring.ScoringModel.Fits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Fits the models to the population, unless the latest models of that day fit it already. */
@ApplicationScoped
class FitModels {

    private static final Logger LOG = Logger.getLogger(FitModels.class);
    /** The relative change of customers and purchases up to which a model is not fitted again. */
    private static final double MAX_CHANGE = 0.01;

    private final ScoringModels models;
    private final Clock clock;
    private final int fitSample;

    FitModels(ScoringModels models, Clock clock, CustomerConfiguration configuration) {
        this.models = models;
        this.clock = clock;
        this.fitSample = configuration.scoring().fitSample();
    }

    /**
     * The model for a scoring.
     *
     * @param model null if none was ever fitted as of this day or an earlier one
     * @param warnings why a model is missing or is not of this population
     */
    record Chosen(ScoringModel model, List<String> warnings) {}

    Chosen fit(PopulationStatistics statistics, LocalDate asOf) {
        var latest = QuarkusTransaction.requiringNew()
                .call(() -> models.latestUntil(asOf))
                .orElse(null);
        if (latest != null && isCurrent(latest, asOf, statistics)) {
            return new Chosen(latest, List.of());
        }
        var warnings = new ArrayList<String>();
        var fits = fit(statistics, latest, warnings);
        if (fits.models().purchaseModels().isEmpty()) {
            LOG.infof("no model is fitted as of %s: %s", asOf, warnings);
            return new Chosen(latest, warnings);
        }
        var model = new ScoringModel(asOf, fits, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> models.persist(model));
        LOG.infof(
                "models are fitted as of %s to %d of %d customers, the best is %s",
                asOf,
                fits.sampled(),
                statistics.customers(),
                fits.models().best().getKey());
        return new Chosen(model, warnings);
    }

    private static boolean isCurrent(ScoringModel model, LocalDate asOf, PopulationStatistics statistics) {
        return model.asOf().equals(asOf)
                && model.fits().compares(statistics.currencies())
                && isAlike(model.customers(), statistics.customers())
                && isAlike(model.fits().purchases(), statistics.purchases());
    }

    private static boolean isAlike(long before, long now) {
        return Math.abs(before - now) <= MAX_CHANGE * now;
    }

    /** @param previous null if none was fitted as of this day or an earlier one */
    private Fits fit(PopulationStatistics statistics, ScoringModel previous, List<String> warnings) {
        var population = statistics.population().thinnedTo(fitSample);
        var currency = statistics.mainCurrency();
        var spendModel = spendModel("Gamma-Gamma", statistics.spends().getOrDefault(currency, List.of()), warnings);
        var fittedModels = new FittedModels(
                ModelFitting.orWarn("BG/NBD", () -> ModelFitting.bgNbd(population), warnings),
                ModelFitting.orWarn("MBG/NBD", () -> ModelFitting.mbgNbd(population), warnings),
                ModelFitting.orWarn("Pareto/NBD", () -> ModelFitting.paretoNbd(population), warnings),
                spendModel == null ? previousSpendModel(previous, currency, warnings) : spendModel);
        double correlation = statistics.correlationOfFrequencyAndSpend();
        var fits = new Fits(
                fittedModels,
                statistics.customers(),
                population.customers(),
                population.repeaters(),
                statistics.purchases(),
                currency,
                Double.isNaN(correlation) ? null : correlation,
                otherSpendModels(statistics, currency, warnings),
                statistics.currencies().toString());
        if (fits.spendIsDoubtful()) {
            warnings.add("frequency and spend are correlated (%.2f), but the spend model assumes independence"
                    .formatted(correlation));
        }
        return fits;
    }

    /** The spend models of currencies that are not comparable with the main one. A currency of few customers has none. */
    private Map<String, Fitted<GammaGamma>> otherSpendModels(
            PopulationStatistics statistics, String mainCurrency, List<String> warnings) {
        var others = new TreeMap<String, Fitted<GammaGamma>>();
        statistics.spends().forEach((currency, spends) -> {
            if (!currency.equals(mainCurrency) && spends.size() >= ModelFitting.MIN_REPEATERS) {
                var fitted = spendModel("Gamma-Gamma in " + currency, spends, warnings);
                if (fitted != null) {
                    others.put(currency, fitted);
                }
            }
        });
        return others;
    }

    private Fitted<GammaGamma> spendModel(String name, List<Spend> spends, List<String> warnings) {
        return ModelFitting.orWarn(name, () -> ModelFitting.gammaGamma(thinned(spends)), warnings);
    }

    /** The previous spend model of this currency, for when none can be fitted; null if there is none. */
    private static Fitted<GammaGamma> previousSpendModel(
            ScoringModel previous, String currency, List<String> warnings) {
        if (previous == null || !currency.equals(previous.fits().currency())) {
            return null;
        }
        var spendModel = previous.fits().models().gammaGamma();
        if (spendModel != null) {
            warnings.add("the spend model is that of " + previous.asOf());
        }
        return spendModel;
    }

    /** An even sample of the configured size. */
    private List<Spend> thinned(List<Spend> spends) {
        int oneIn = Math.max(1, (int) Math.ceil((double) spends.size() / fitSample));
        return IntStream.range(0, spends.size())
                .filter(i -> i % oneIn == 0)
                .mapToObj(spends::get)
                .toList();
    }
}
