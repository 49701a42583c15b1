package io.winback.customer.scoring;

import io.winback.chassis.metrics.RowCounts;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Determines the value and the stage of each customer with orders, as of a date. It collects statistics, fits the models,
 * and then scores the population. A second scoring of the same date publishes nothing twice.
 */
@ApplicationScoped
class ScoreCustomers implements JobWork {

    private static final Logger LOG = Logger.getLogger(ScoreCustomers.class);

    private final PrepareScoring prepareScoring;
    private final ScorePopulation scorePopulation;
    private final RowCounts rowCounts;
    private final JobRunner jobRunner;

    ScoreCustomers(
            PrepareScoring prepareScoring, ScorePopulation scorePopulation, RowCounts rowCounts, JobRunner jobRunner) {
        this.prepareScoring = prepareScoring;
        this.scorePopulation = scorePopulation;
        this.rowCounts = rowCounts;
        this.jobRunner = jobRunner;
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
        var prepared = prepareScoring.prepare(job.run(), asOf);
        var timer = new LapTimer();
        var totals = scorePopulation.score(prepared.run());
        LOG.infof("%d customers are scored as of %s, %d newly churned", totals.customers(), asOf, totals.churned());
        var predictor = prepared.run().predictor();
        var seconds = new TreeMap<>(prepared.seconds());
        seconds.put("score", timer.lap());
        return new Report(
                asOf,
                totals.customers(),
                totals.failed(),
                rowCounts.of("customers"),
                totals.churned(),
                predictor == null ? "none" : predictor.name(),
                prepared.warnings(),
                seconds);
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
}
