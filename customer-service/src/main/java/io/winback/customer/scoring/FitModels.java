package io.winback.customer.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.models.Fit;
import io.winback.customer.models.Fitted;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.GammaGamma.Spend;
import io.winback.customer.scoring.ScoringModel.Fits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Fits the models to a population when those there are do not speak of it any more. */
@ApplicationScoped
class FitModels {

    private static final Logger LOG = Logger.getLogger(FitModels.class);
    /** Up to this change of its size, and of what it bought, a population is the same. */
    private static final double SAME = 0.01;

    private final ScoringModels models;
    private final Clock clock;
    private final int fitSample;

    FitModels(ScoringModels models, Clock clock, CustomerConfiguration configuration) {
        this.models = models;
        this.clock = clock;
        this.fitSample = configuration.scoring().fitSample();
    }

    /**
     * The model to score by.
     *
     * @param model empty if none was ever fitted
     * @param warnings why there is none, or none of this population
     */
    record Chosen(Optional<ScoringModel> model, List<String> warnings) {}

    Chosen forScoring(PopulationStatistics statistics, LocalDate asOf) {
        var latest = QuarkusTransaction.requiringNew().call(models::latest);
        if (latest.filter(model -> speaksOf(model, asOf, statistics)).isPresent()) {
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
        return new Chosen(Optional.of(model), warnings);
    }

    private static boolean speaksOf(ScoringModel model, LocalDate asOf, PopulationStatistics statistics) {
        return model.asOf().equals(asOf)
                && isAlike(model.customers(), statistics.customers())
                && isAlike(model.fits().purchases(), statistics.purchases());
    }

    private static boolean isAlike(long before, long now) {
        return Math.abs(before - now) <= SAME * now;
    }

    private Fits fit(PopulationStatistics statistics, Optional<ScoringModel> previous, List<String> warnings) {
        var population = statistics.population().thinnedTo(fitSample);
        var spends = statistics.mainSpends();
        var models = new FittedModels(
                Fit.orWarn("BG/NBD", () -> Fit.bgNbd(population), warnings),
                Fit.orWarn("MBG/NBD", () -> Fit.mbgNbd(population), warnings),
                Fit.orWarn("Pareto/NBD", () -> Fit.paretoNbd(population), warnings),
                Optional.ofNullable(
                                Fit.orWarn("Gamma-Gamma", () -> Fit.gammaGamma(thinned(spends.getValue())), warnings))
                        .or(() -> modelOfSpend(previous, spends.getKey(), warnings))
                        .orElse(null));
        double correlation = statistics.correlationOfFrequencyAndSpend();
        var fits = new Fits(
                models,
                statistics.customers(),
                population.customers(),
                population.repeaters(),
                statistics.purchases(),
                spends.getKey(),
                Double.isNaN(correlation) ? null : correlation);
        if (fits.spendIsDoubtful()) {
            warnings.add(
                    "frequency and spend hang together (correlation %.2f): the model of spend takes them to be independent"
                            .formatted(correlation));
        }
        return fits;
    }

    /** The one before, where the models of purchases are new and that of spend could not be fitted. */
    private static Optional<Fitted<GammaGamma>> modelOfSpend(
            Optional<ScoringModel> previous, String currency, List<String> warnings) {
        return previous.filter(model -> currency.equals(model.fits().currency())
                        && model.fits().models().gammaGamma() != null)
                .map(model -> {
                    warnings.add("the model of spend is that of " + model.asOf());
                    return model.fits().models().gammaGamma();
                });
    }

    /** As many as the sample has, evenly. */
    private List<Spend> thinned(List<Spend> spends) {
        int oneIn = Math.max(1, (int) Math.ceil((double) spends.size() / fitSample));
        return IntStream.range(0, spends.size())
                .filter(i -> i % oneIn == 0)
                .mapToObj(spends::get)
                .toList();
    }
}
