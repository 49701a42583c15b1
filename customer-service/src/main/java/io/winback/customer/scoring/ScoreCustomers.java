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
 * Finds out, for everybody who ever bought, what they are worth and whether they are leaving, as of a date: a census first,
 * then the models, then everybody, a slice after the other. Asked twice it tells nothing twice.
 */
@ApplicationScoped
class ScoreCustomers implements JobWork {

    private static final Logger LOG = Logger.getLogger(ScoreCustomers.class);
    private static final double DAYS_A_WEEK = 7;

    private final CollectStatistics collectStatistics;
    private final FitModels fitModels;
    private final ScorePopulation scorePopulation;
    private final OrderHistoryReader facts;
    private final Customers customers;
    private final JobRunner jobRunner;
    private final CustomerConfiguration configuration;
    private final Clock clock;

    ScoreCustomers(
            CollectStatistics collectStatistics,
            FitModels fitModels,
            ScorePopulation scorePopulation,
            OrderHistoryReader facts,
            Customers customers,
            JobRunner jobRunner,
            CustomerConfiguration configuration,
            Clock clock) {
        this.collectStatistics = collectStatistics;
        this.fitModels = fitModels;
        this.scorePopulation = scorePopulation;
        this.facts = facts;
        this.customers = customers;
        this.jobRunner = jobRunner;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param asOf the last day whose orders are looked at */
    Job asOf(LocalDate asOf) {
        return jobRunner.submit(JobKind.SCORING, asOf);
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.SCORING);
    }

    @Override
    public Report run(Job job) {
        var asOf = job.input(LocalDate.class);
        var watch = new Watch();
        long buyers = facts.buyers();
        var statistics = collectStatistics.asOf(asOf);
        double counted = watch.lap();
        var chosen = fitModels.forScoring(statistics, asOf);
        double fitted = watch.lap();
        var settings = configuration.scoring();
        var valuePredictor = chosen.model()
                .map(model -> model.valuePredictor(
                        new LifetimeValue(settings.lifetimeDays() / DAYS_A_WEEK, settings.discountRate()),
                        settings.horizonDays() / DAYS_A_WEEK));
        var scoring = new ScoringRun(
                job.id(),
                asOf,
                moment(asOf),
                isOfNow(asOf),
                buyers,
                PopulationBaseline.of(statistics, configuration.lapse()),
                valuePredictor);
        var done = scorePopulation.by(scoring);
        LOG.infof("%d customers are scored as of %s, %d newly churned", done.customers(), asOf, done.churned());
        return new Report(
                asOf,
                done.customers(),
                done.failed(),
                QuarkusTransaction.requiringNew().call(customers::byStage),
                done.churned(),
                valuePredictor.map(ScoringModel.ValuePredictor::name).orElse("none"),
                chosen.warnings(),
                Map.of("census", counted, "fit", fitted, "score", watch.lap()));
    }

    /** Now, for today; the end of the day, for one that is past. */
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
     * What a scoring came to.
     *
     * @param failed customers who could not be scored, each named in the log
     * @param model the one that was asked
     * @param warnings why models are missing, or to be taken with care
     * @param seconds that each part took
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

    /** Seconds since it was last looked at. */
    private static final class Watch {

        private long last = System.nanoTime();

        private double lap() {
            long now = System.nanoTime();
            double seconds = (now - last) / 1e9;
            last = now;
            return Math.round(seconds * 100) / 100.0;
        }
    }
}
