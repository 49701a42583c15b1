package io.winback.customer.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.models.LifetimeValue;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Determines the value and the stage of each customer with orders, as of a date. It collects statistics, fits the models,
 * and then scores the population. A second scoring of the same date publishes nothing twice.
 */
@ApplicationScoped
class ScoreCustomers implements JobWork {

    private static final Logger LOG = Logger.getLogger(ScoreCustomers.class);
    private static final double DAYS_PER_WEEK = 7;

    private final CollectStatistics collectStatistics;
    private final FitModels fitModels;
    private final ScorePopulation scorePopulation;
    private final OrderHistoryReader histories;
    private final Customers customers;
    private final JobRunner jobRunner;
    private final CustomerConfiguration configuration;
    private final Clock clock;

    ScoreCustomers(
            CollectStatistics collectStatistics,
            FitModels fitModels,
            ScorePopulation scorePopulation,
            OrderHistoryReader histories,
            Customers customers,
            JobRunner jobRunner,
            CustomerConfiguration configuration,
            Clock clock) {
        this.collectStatistics = collectStatistics;
        this.fitModels = fitModels;
        this.scorePopulation = scorePopulation;
        this.histories = histories;
        this.customers = customers;
        this.jobRunner = jobRunner;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param asOf the last day whose orders count */
    Job score(LocalDate asOf) {
        return jobRunner.submit(JobKind.SCORING, asOf);
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.SCORING);
    }

    @Override
    public Report run(Job job) {
        var asOf = job.input(LocalDate.class);
        var stopwatch = new Stopwatch();
        long buyers = histories.buyers();
        var statistics = collectStatistics.collect(asOf);
        double statisticsSeconds = stopwatch.lap();
        var chosen = fitModels.fit(statistics, asOf);
        double fitSeconds = stopwatch.lap();
        var predictor = chosen.model() == null ? null : predictor(chosen.model());
        var totals = scorePopulation.score(new ScoringRun(
                job.id(),
                asOf,
                moment(asOf),
                isOfNow(asOf),
                buyers,
                PopulationBaseline.of(statistics, configuration.lapse()),
                predictor));
        LOG.infof("%d customers are scored as of %s, %d newly churned", totals.customers(), asOf, totals.churned());
        return new Report(
                asOf,
                totals.customers(),
                totals.failed(),
                QuarkusTransaction.requiringNew().call(customers::byStage),
                totals.churned(),
                predictor == null ? "none" : predictor.name(),
                chosen.warnings(),
                Map.of("census", statisticsSeconds, "fit", fitSeconds, "score", stopwatch.lap()));
    }

    private ValuePredictor predictor(ScoringModel model) {
        var scoring = configuration.scoring();
        return model.predictor(
                new LifetimeValue(scoring.lifetimeDays() / DAYS_PER_WEEK, scoring.discountRate()),
                scoring.horizonDays() / DAYS_PER_WEEK);
    }

    /** Now for the present day, and the end of the day for a past day. */
    private Instant moment(LocalDate asOf) {
        var endOfDay = asOf.plusDays(1)
                .atStartOfDay(ZoneId.of(configuration.timeZone()))
                .toInstant()
                .minusMillis(1);
        var now = clock.instant();
        return endOfDay.isBefore(now) ? endOfDay : now;
    }

    private boolean isOfNow(LocalDate asOf) {
        return !asOf.isBefore(LocalDate.ofInstant(clock.instant(), ZoneId.of(configuration.timeZone())));
    }

    /**
     * The result of a scoring.
     *
     * @param failed customers who could not be scored; each is logged
     * @param model the name of the model
     * @param warnings why a model is missing or uncertain
     * @param seconds the duration of each part
     */
    record Report(
            LocalDate asOf,
            long customers,
            long failed,
            Map<String, Long> stages,
            long newlyChurned,
            String model,
            List<String> warnings,
            Map<String, Double> seconds) {}

    /** Measures seconds between laps. */
    private static final class Stopwatch {

        private long last = System.nanoTime();

        private double lap() {
            long now = System.nanoTime();
            double seconds = (now - last) / 1e9;
            last = now;
            return Math.round(seconds * 100) / 100.0;
        }
    }
}
