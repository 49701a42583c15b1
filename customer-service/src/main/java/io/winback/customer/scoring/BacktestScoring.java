package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.models.Backtest;
import io.winback.customer.models.Backtest.Case;
import io.winback.customer.models.Fit;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.models.Population;
import io.winback.customer.models.PurchaseModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells how well each rule and model, knowing what was known on one day, told what happened until a later one. */
@ApplicationScoped
class BacktestScoring implements JobWork {

    private static final double DAYS_A_WEEK = 7;

    private final CollectStatistics collectStatistics;
    private final JobRunner jobRunner;
    private final CustomerConfiguration.Lapse lapse;
    private final CustomerConfiguration.Scoring scoring;

    BacktestScoring(CollectStatistics collectStatistics, JobRunner jobRunner, CustomerConfiguration configuration) {
        this.collectStatistics = collectStatistics;
        this.jobRunner = jobRunner;
        this.lapse = configuration.lapse();
        this.scoring = configuration.scoring();
    }

    Job between(LocalDate calibrateUntil, LocalDate testUntil) {
        return jobRunner.submit(JobKind.BACKTEST, new Span(calibrateUntil, testUntil));
    }

    /** The time that is known, and the time that is told. */
    record Span(LocalDate calibrateUntil, LocalDate testUntil) {}

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.BACKTEST);
    }

    @Override
    public Report run(Job job) throws JobAborted {
        var span = job.input(Span.class);
        return test(span.calibrateUntil(), span.testUntil());
    }

    private Report test(LocalDate calibrateUntil, LocalDate testUntil) throws JobAborted {
        var baseline = PopulationBaseline.of(collectStatistics.asOf(calibrateUntil), lapse);
        var cases = new ArrayList<Case>();
        collectStatistics.forEach(
                testUntil, facts -> of(facts, calibrateUntil, baseline).ifPresent(cases::add));
        if (cases.isEmpty()) {
            throw new JobAborted("nobody had ordered anything by " + calibrateUntil, null);
        }
        var backtest = new Backtest(cases);
        double horizon = (testUntil.toEpochDay() - calibrateUntil.toEpochDay()) / DAYS_A_WEEK;
        var population = Population.of(cases.stream().map(Case::history).toList());
        var warnings = new ArrayList<String>();
        var models = new FittedModels(
                Fit.orWarn("bgNbd", () -> Fit.bgNbd(population), warnings),
                Fit.orWarn("mbgNbd", () -> Fit.mbgNbd(population), warnings),
                Fit.orWarn("paretoNbd", () -> Fit.paretoNbd(population), warnings),
                null);
        var best = models.purchaseModels().isEmpty()
                ? null
                : models.best().getValue().model();
        var verdicts = new ArrayList<>(List.of(
                backtest.recency(),
                backtest.lapseClock(),
                backtest.monetary(),
                backtest.givingUp("churnRule", one -> isLost(one, best, baseline))));
        models.purchaseModels().forEach((name, fitted) -> verdicts.add(backtest.model(name, fitted.model(), horizon)));
        return new Report(
                calibrateUntil,
                testUntil,
                backtest.customers(),
                backtest.purchases(),
                backtest.shareWhoBuyAgain(),
                verdicts,
                backtest.returnsBySilence(),
                warnings);
    }

    /**
     * Whether a scoring on that day would have found them lost.
     *
     * @param best of the models; null if none could be fitted
     */
    private boolean isLost(Case one, PurchaseModel best, PopulationBaseline baseline) {
        double horizon = scoring.horizonDays() / DAYS_A_WEEK;
        var none = best == null ? null : (Double) best.probabilityOfNone(one.history(), horizon);
        return new ChurnAssessment(baseline.clock(one.gapDays()), one.silentDays(), none, scoring.unexpectedFrom())
                        .status()
                == Status.LOST;
    }

    /** Empty for who bought for the first time only after the calibration. */
    private static Optional<Case> of(OrderHistory facts, LocalDate calibrateUntil, PopulationBaseline baseline) {
        return facts.daysUntil(calibrateUntil).map(days -> {
            var known = facts.upTo(days);
            return new Case(
                    known.history(calibrateUntil),
                    calibrateUntil.toEpochDay() - known.lastDay(),
                    baseline.lapseClockOf(known).gapDays(),
                    Arrays.stream(known.totals()).sum(),
                    facts.days().length - days.length,
                    Arrays.stream(facts.totals()).skip(days.length).sum());
        });
    }

    /**
     * What a backtest came to.
     *
     * @param purchases purchase days in the time of the test, in all
     * @param buyAgain the share of customers who had any
     */
    record Report(
            LocalDate calibrateUntil,
            LocalDate testUntil,
            int customers,
            int purchases,
            double buyAgain,
            List<Backtest.Verdict> verdicts,
            List<Backtest.Silence> returnsBySilence,
            List<String> warnings) {}
}
