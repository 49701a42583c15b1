package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.ShopClock;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.jobs.JobRun;
import io.winback.customer.models.LifetimeValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Prepares the inputs of a scoring: statistics of the population, and a model that is fitted to it. */
@ApplicationScoped
class PrepareScoring {

    private static final double DAYS_PER_WEEK = 7;

    private final CollectStatistics collectStatistics;
    private final FitModels fitModels;
    private final ShopClock shopClock;
    private final CustomerConfiguration configuration;

    PrepareScoring(
            CollectStatistics collectStatistics,
            FitModels fitModels,
            ShopClock shopClock,
            CustomerConfiguration configuration) {
        this.collectStatistics = collectStatistics;
        this.fitModels = fitModels;
        this.shopClock = shopClock;
        this.configuration = configuration;
    }

    /**
     * A prepared scoring.
     *
     * @param warnings why a model is missing or uncertain
     * @param seconds the duration of each part
     */
    record Prepared(ScoringRun run, List<String> warnings, Map<String, Double> seconds) {}

    Prepared prepare(JobRun job, LocalDate asOf) {
        var timer = new LapTimer();
        var statistics = collectStatistics.collect(asOf);
        double statisticsSeconds = timer.lap();
        var chosen = fitModels.fit(statistics, asOf);
        double fitSeconds = timer.lap();
        var run = new ScoringRun(
                job,
                asOf,
                moment(asOf),
                !asOf.isBefore(shopClock.today()),
                PopulationBaseline.of(statistics, configuration.lapse()),
                chosen.model() == null ? null : predictor(chosen.model(), statistics.currencies()),
                configuration.scoring().unexpectedFrom(),
                shopClock.zone());
        return new Prepared(run, chosen.warnings(), Map.of("census", statisticsSeconds, "fit", fitSeconds));
    }

    private ValuePredictor predictor(ScoringModel model, ComparableCurrencies currencies) {
        var scoring = configuration.scoring();
        return model.predictor(
                currencies,
                new LifetimeValue(scoring.lifetimeDays() / DAYS_PER_WEEK, scoring.discountRate()),
                scoring.horizonDays() / DAYS_PER_WEEK);
    }

    /** Now for the present day, and the end of the day for a past day. */
    private Instant moment(LocalDate asOf) {
        var endOfDay =
                asOf.plusDays(1).atStartOfDay(shopClock.zone()).toInstant().minusMillis(1);
        var now = shopClock.now();
        return endOfDay.isBefore(now) ? endOfDay : now;
    }
}
