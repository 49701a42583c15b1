package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.jobs.RunJob;
import io.winback.customer.scoring.Backtest;
import io.winback.customer.scoring.Backtest.Case;
import io.winback.customer.scoring.Fit;
import io.winback.customer.scoring.NotFitted;
import io.winback.customer.scoring.Population;
import io.winback.customer.scoring.PurchaseModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tells how well each rule and model, knowing what was known on one day, told what happened until a later one. */
@ApplicationScoped
class BacktestScoring implements JobWork {

    private static final double DAYS_A_WEEK = 7;

    private final TakeCensus takeCensus;
    private final RunJob runJob;
    private final CustomerConfiguration.Lapse lapse;

    BacktestScoring(TakeCensus takeCensus, RunJob runJob, CustomerConfiguration configuration) {
        this.takeCensus = takeCensus;
        this.runJob = runJob;
        this.lapse = configuration.lapse();
    }

    Job between(LocalDate calibrateUntil, LocalDate testUntil) {
        return runJob.later(JobKind.BACKTEST, new Span(calibrateUntil, testUntil));
    }

    /** The time that is known, and the time that is told. */
    record Span(LocalDate calibrateUntil, LocalDate testUntil) {}

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.BACKTEST);
    }

    @Override
    public Report run(Job job) {
        var span = job.input(Span.class);
        return test(span.calibrateUntil(), span.testUntil());
    }

    private Report test(LocalDate calibrateUntil, LocalDate testUntil) {
        var yardstick = Yardstick.of(takeCensus.asOf(calibrateUntil), lapse);
        var cases = new ArrayList<Case>();
        takeCensus.forEach(
                testUntil, facts -> of(facts, calibrateUntil, yardstick).ifPresent(cases::add));
        var backtest = new Backtest(cases);
        double horizon = (testUntil.toEpochDay() - calibrateUntil.toEpochDay()) / DAYS_A_WEEK;
        var population = Population.of(cases.stream().map(Case::history).toList());
        var verdicts = new ArrayList<>(List.of(backtest.recency(), backtest.lapseClock(), backtest.monetary()));
        var warnings = new ArrayList<String>();
        add(verdicts, warnings, "bgNbd", () -> Fit.bgNbd(population).model(), backtest, horizon);
        add(verdicts, warnings, "mbgNbd", () -> Fit.mbgNbd(population).model(), backtest, horizon);
        add(verdicts, warnings, "paretoNbd", () -> Fit.paretoNbd(population).model(), backtest, horizon);
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

    private static void add(
            List<Backtest.Verdict> verdicts,
            List<String> warnings,
            String name,
            Supplier<PurchaseModel> fit,
            Backtest backtest,
            double horizon) {
        try {
            verdicts.add(backtest.model(name, fit.get(), horizon));
        } catch (NotFitted e) {
            warnings.add(name + ": " + e.getMessage());
        }
    }

    /** Empty for who bought for the first time only after the calibration. */
    private static Optional<Case> of(OrderFacts facts, LocalDate calibrateUntil, Yardstick yardstick) {
        return facts.daysUntil(calibrateUntil).map(days -> {
            var known = facts.upTo(days);
            return new Case(
                    known.history(calibrateUntil),
                    calibrateUntil.toEpochDay() - known.lastDay(),
                    yardstick.clockOf(known).gapDays(),
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
