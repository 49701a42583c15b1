package io.winback.customer.scoring;

import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.JobSteps;
import io.winback.customer.jobs.OrderedPipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Scores all customers in slices, several at once. A scoring that is resumed skips completed slices. A customer who cannot
 * be scored is logged and skipped.
 */
@ApplicationScoped
class ScorePopulation {

    private static final Logger LOG = Logger.getLogger(ScorePopulation.class);
    private static final int SLICE_SIZE = 2_000;

    private final OrderHistoryReader histories;
    private final ScoreSlice scoreSlice;
    private final JobSteps steps;
    private final JobPipelines pipelines;

    ScorePopulation(OrderHistoryReader histories, ScoreSlice scoreSlice, JobSteps steps, JobPipelines pipelines) {
        this.histories = histories;
        this.scoreSlice = scoreSlice;
        this.steps = steps;
        this.pipelines = pipelines;
    }

    /** A completed slice: the customers after one id up to another. Its number rises with the ids. */
    record Slice(String after, String last, ScoringTotals done) {}

    ScoringTotals score(ScoringRun run) {
        var progress = new Progress(run);
        try (var pipeline = pipelines.parallel("scoring", progress::add)) {
            submitSlices(run, pipeline, progress);
            pipeline.finish();
            return progress.totals;
        }
    }

    private void submitSlices(ScoringRun run, OrderedPipeline<ScoringTotals> pipeline, Progress progress) {
        var completed = new TreeMap<>(steps.completed(run.job(), Slice.class));
        var after = "";
        for (int number = 0; ; number++) {
            var next = completed.ceilingEntry(number);
            if (next != null && next.getValue().after().equals(after)) {
                progress.skip(next.getValue());
                number = next.getKey();
                after = next.getValue().last();
                continue;
            }
            // A gap extends to the next completed slice.
            var last = next == null
                    ? endOfSlice(after)
                    : Optional.of(next.getValue().after());
            if (last.isEmpty()) {
                return;
            }
            submit(new Range(number, after, last.get()), run, pipeline);
            after = last.get();
        }
    }

    private void submit(Range range, ScoringRun run, OrderedPipeline<ScoringTotals> pipeline) {
        pipeline.submit(() -> score(range, run));
    }

    /** A slice to score. */
    private record Range(int number, String after, String last) {
        private Slice completedWith(ScoringTotals totals) {
            return new Slice(after, last, totals);
        }
    }

    private ScoringTotals score(Range range, ScoringRun run) {
        try {
            return steps.run(
                            run.job(),
                            range.number(),
                            () -> range.completedWith(scoreSlice.score(range.after(), range.last(), run)))
                    .done();
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            LOG.infof("a slice of a scoring failed, and its customers are scored one by one: %s", e.getMessage());
            var totals = scoreOneByOne(range, run);
            return steps.run(run.job(), range.number(), () -> range.completedWith(totals))
                    .done();
        }
    }

    private ScoringTotals scoreOneByOne(Range range, ScoringRun run) {
        var totals = ScoringTotals.NONE;
        var before = range.after();
        for (var next = next(before, range.last()); next.isPresent(); next = next(before, range.last())) {
            var customer = next.get();
            var from = before;
            try {
                totals = totals.plus(steps.runPart(run.job(), () -> scoreSlice.score(from, customer, run)));
            } catch (RuntimeException e) {
                if (JobSteps.endsRun(e)) {
                    throw e;
                }
                LOG.warnf(e, "customer %s cannot be scored", customer);
                totals = totals.plus(new ScoringTotals(0, 0, 1));
            }
            before = customer;
        }
        return totals;
    }

    private Optional<String> next(String after, String last) {
        return steps.retry(() -> histories.next(after, last));
    }

    private Optional<String> endOfSlice(String after) {
        return steps.retry(() -> histories.endOfSlice(after, SLICE_SIZE));
    }

    /** Adds up the slices, and reports the progress of the job. */
    private final class Progress {

        private final ScoringRun run;
        private final long total;
        private ScoringTotals totals = ScoringTotals.NONE;

        private Progress(ScoringRun run) {
            this.run = run;
            // On the present day all orders count, and counting customers is faster than counting orders.
            this.total = steps.retry(() -> run.isOfNow() ? histories.buyers() : histories.buyersUntil(run.lastDay()));
        }

        private void skip(Slice slice) {
            totals = totals.plus(slice.done());
        }

        private void add(ScoringTotals slice) {
            totals = totals.plus(slice);
            steps.reportProgress(run.job(), totals.customers() + totals.failed(), total);
        }
    }
}
