package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.models.Backtest;
import io.winback.customer.models.Backtest.Case;
import io.winback.customer.models.FittedModels;
import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.models.ModelFitting;
import io.winback.customer.models.Population;
import io.winback.customer.models.PurchaseModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Measures how well each rule and model, with the data up to one day, predicts the orders until a later day. */
@ApplicationScoped
class BacktestScoring implements JobWork {

    private static final double DAYS_PER_WEEK = 7;

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

    Job backtest(LocalDate calibrateUntil, LocalDate testUntil) {
        return jobRunner.submit(JobKind.BACKTEST, new Period(calibrateUntil, testUntil));
    }

    /** The calibration ends on the first day, and the test on the second. */
    record Period(LocalDate calibrateUntil, LocalDate testUntil) {}

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.BACKTEST);
    }

    @Override
    public Report run(Job job) throws JobAborted {
        var period = job.input(Period.class);
        return test(period.calibrateUntil(), period.testUntil());
    }

    private Report test(LocalDate calibrateUntil, LocalDate testUntil) throws JobAborted {
        var statistics = collectStatistics.collect(calibrateUntil);
        var baseline = PopulationBaseline.of(statistics, lapse);
        var cases = new ArrayList<Case>();
        collectStatistics.read(testUntil, statistics.currencies(), history -> caseOf(
                        history, calibrateUntil, baseline, statistics.scaleOf(history))
                .ifPresent(cases::add));
        if (cases.isEmpty()) {
            throw new JobAborted("no customer had ordered by " + calibrateUntil, null);
        }
        var backtest = new Backtest(cases);
        double horizon = (testUntil.toEpochDay() - calibrateUntil.toEpochDay()) / DAYS_PER_WEEK;
        var population = Population.of(cases.stream().map(Case::history).toList());
        var warnings = new ArrayList<String>();
        var models = new FittedModels(
                ModelFitting.orWarn("bgNbd", () -> ModelFitting.bgNbd(population), warnings),
                ModelFitting.orWarn("mbgNbd", () -> ModelFitting.mbgNbd(population), warnings),
                ModelFitting.orWarn("paretoNbd", () -> ModelFitting.paretoNbd(population), warnings),
                null);
        var best = models.purchaseModels().isEmpty()
                ? null
                : models.best().getValue().model();
        var accuracies = new ArrayList<>(List.of(
                backtest.recency(),
                backtest.lapseClock(),
                backtest.monetary(),
                backtest.flagging("churnRule", one -> isLost(one, best, baseline))));
        models.purchaseModels()
                .forEach((name, fitted) -> accuracies.add(backtest.model(name, fitted.model(), horizon)));
        return new Report(
                calibrateUntil,
                testUntil,
                backtest.customers(),
                backtest.purchases(),
                backtest.shareWhoBuyAgain(),
                accuracies,
                backtest.purchasesByRepeats(),
                backtest.returnsBySilence(),
                warnings);
    }

    /**
     * Whether a scoring on that day would have found the customer lost.
     *
     * @param best the best model; null if none could be fitted
     */
    private boolean isLost(Case one, PurchaseModel best, PopulationBaseline baseline) {
        double horizon = scoring.horizonDays() / DAYS_PER_WEEK;
        var none = best == null ? null : (Double) best.probabilityOfNone(one.history(), horizon);
        return new ChurnAssessment(baseline.clock(one.gapDays()), one.silentDays(), none, scoring.unexpectedFrom())
                        .status()
                == Status.LOST;
    }

    /**
     * Empty if the first order is after the calibration.
     *
     * @param scale makes the amounts of several currencies comparable
     */
    private static Optional<Case> caseOf(
            OrderHistory history, LocalDate calibrateUntil, PopulationBaseline baseline, double scale) {
        return history.daysUntil(calibrateUntil).map(days -> {
            var known = history.upTo(days);
            return new Case(
                    known.purchases(calibrateUntil),
                    calibrateUntil.toEpochDay() - known.lastDay(),
                    baseline.lapseClockOf(known).gapDays(),
                    scale * Arrays.stream(known.totals()).sum(),
                    history.days().length - days.length,
                    scale * Arrays.stream(history.totals()).skip(days.length).sum());
        });
    }

    /**
     * The result of a backtest.
     *
     * @param purchases purchase days during the test
     * @param buyAgain the share of customers with a purchase during the test
     */
    record Report(
            LocalDate calibrateUntil,
            LocalDate testUntil,
            int customers,
            int purchases,
            double buyAgain,
            List<Backtest.Accuracy> verdicts,
            List<Backtest.RepeatClass> purchasesByRepeats,
            List<Backtest.Silence> returnsBySilence,
            List<String> warnings) {}
}
