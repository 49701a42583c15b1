package io.winback.customer.scoring;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.customer.jobs.Futures;
import io.winback.customer.jobs.JobCheckpoints;
import io.winback.customer.jobs.Jobs;
import io.winback.customer.jobs.Patiently;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Scores everybody, a slice after the other, two at once; one that was done before a crash is passed over. A database that
 * is away is waited for; a customer who cannot be scored is named and passed over.
 */
@ApplicationScoped
class ScorePopulation {

    private static final Logger LOG = Logger.getLogger(ScorePopulation.class);
    private static final int SLICE = 2_000;
    private static final int PARALLELISM = 2;

    private final OrderHistoryReader facts;
    private final ScoreSlice scoreSlice;
    private final Jobs jobs;
    private final JobCheckpoints checkpoints;

    ScorePopulation(OrderHistoryReader facts, ScoreSlice scoreSlice, Jobs jobs, JobCheckpoints checkpoints) {
        this.facts = facts;
        this.scoreSlice = scoreSlice;
        this.jobs = jobs;
        this.checkpoints = checkpoints;
    }

    /** What it came to. */
    record Done(long customers, long churned, long failed) {

        private static final Done NOTHING = new Done(0, 0, 0);

        private Done plus(Done other) {
            return new Done(customers + other.customers, churned + other.churned, failed + other.failed);
        }
    }

    /** A slice that is done: those behind one id up to another. Numbers rise with the ids. */
    record Slice(String after, String last, Done done) {}

    Done by(ScoringRun scoring) {
        var workers = Executors.newFixedThreadPool(PARALLELISM, work -> new Thread(work, "scoring"));
        try {
            return by(scoring, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private Done by(ScoringRun scoring, ExecutorService workers) {
        var earlier = new TreeMap<>(checkpoints.completed(scoring.jobId(), Slice.class));
        var underWay = new ArrayDeque<Future<Done>>();
        var done = Done.NOTHING;
        var after = "";
        for (int number = 0; ; number++) {
            var next = earlier.ceilingEntry(number);
            if (next != null && next.getValue().after().equals(after)) {
                done = done.plus(next.getValue().done());
                number = next.getKey();
                after = next.getValue().last();
                continue;
            }
            // A gap reaches to the next that is done.
            var last = next == null
                    ? endOfSlice(after)
                    : Optional.of(next.getValue().after());
            done = await(underWay, last.isPresent() ? PARALLELISM : 0, done, scoring);
            if (last.isEmpty()) {
                return done;
            }
            var task = score(number, after, last.get(), scoring);
            underWay.add(workers.submit(task));
            after = last.get();
        }
    }

    /** Adds what slices came to until no more than so many are under way. */
    private Done await(Queue<Future<Done>> underWay, int most, Done before, ScoringRun scoring) {
        var done = before;
        while (underWay.size() > most) {
            var sum = done.plus(Futures.await(underWay.remove()));
            requiringNew().run(() -> jobs.progress(scoring.jobId(), sum.customers(), scoring.total()));
            done = sum;
        }
        return done;
    }

    private Callable<Done> score(int number, String after, String last, ScoringRun scoring) {
        return () -> {
            try {
                return Patiently.done(() -> requiringNew()
                        .call(() -> note(number, after, last, scoreSlice.of(after, last, scoring), scoring)));
            } catch (RuntimeException e) {
                if (DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.infof("a slice of a scoring failed, each customer is scored alone: %s", e.getMessage());
                var done = oneByOne(after, last, scoring);
                return Patiently.done(() -> requiringNew().call(() -> note(number, after, last, done, scoring)));
            }
        };
    }

    private Done note(int number, String after, String last, Done done, ScoringRun scoring) {
        checkpoints.save(scoring.jobId(), number, new Slice(after, last, done));
        return done;
    }

    private Done oneByOne(String after, String last, ScoringRun scoring) {
        var done = Done.NOTHING;
        var before = after;
        for (var one = next(before, last); one.isPresent(); one = next(before, last)) {
            var customer = one.get();
            var from = before;
            try {
                done = done.plus(Patiently.done(() -> scoreSlice.of(from, customer, scoring)));
            } catch (RuntimeException e) {
                if (DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.warnf(e, "customer %s cannot be scored", customer);
                done = done.plus(new Done(0, 0, 1));
            }
            before = customer;
        }
        return done;
    }

    private Optional<String> next(String after, String last) {
        return Patiently.done(() -> facts.next(after, last));
    }

    private Optional<String> endOfSlice(String after) {
        return Patiently.done(() -> facts.endOfSlice(after, SLICE));
    }
}
