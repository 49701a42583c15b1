package io.winback.customer.lifecycle;

import io.winback.customer.jobs.Jobs;
import io.winback.customer.jobs.Outcome;
import io.winback.customer.jobs.Patiently;
import io.winback.events.DatabaseAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Scores everybody, a slice after the other, two at once. A database that is away is waited for; a customer who cannot be
 * scored is named and passed over.
 */
@ApplicationScoped
class ScorePopulation {

    private static final Logger LOG = Logger.getLogger(ScorePopulation.class);
    private static final int SLICE = 2_000;
    private static final int AT_ONCE = 2;

    private final ScoringFacts facts;
    private final ScoreSlice scoreSlice;
    private final Jobs jobs;

    ScorePopulation(ScoringFacts facts, ScoreSlice scoreSlice, Jobs jobs) {
        this.facts = facts;
        this.scoreSlice = scoreSlice;
        this.jobs = jobs;
    }

    /** What it came to. */
    record Done(long customers, long churned, long failed) {

        private static final Done NOTHING = new Done(0, 0, 0);

        private Done plus(Done other) {
            return new Done(customers + other.customers, churned + other.churned, failed + other.failed);
        }
    }

    Done by(Scoring scoring) {
        var workers = Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "scoring"));
        var underWay = new ArrayDeque<Future<Done>>();
        try {
            var done = Done.NOTHING;
            var after = "";
            for (var last = end(after, SLICE); last.isPresent(); last = end(after, SLICE)) {
                if (underWay.size() > AT_ONCE) {
                    done = add(done, underWay.remove(), scoring);
                }
                var begin = after;
                var end = last.get();
                underWay.add(workers.submit(() -> slice(begin, end, scoring)));
                after = end;
            }
            while (!underWay.isEmpty()) {
                done = add(done, underWay.remove(), scoring);
            }
            return done;
        } finally {
            workers.shutdownNow();
        }
    }

    private Done add(Done done, Future<Done> slice, Scoring scoring) {
        var sum = done.plus(Outcome.of(slice));
        requiringNew().run(() -> jobs.progress(scoring.jobId(), sum.customers(), scoring.total()));
        return sum;
    }

    private Done slice(String after, String last, Scoring scoring) {
        try {
            return Patiently.done(() -> scoreSlice.of(after, last, scoring));
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.infof("a slice of a scoring failed, each customer is scored alone: %s", e.getMessage());
            return oneByOne(after, last, scoring);
        }
    }

    private Done oneByOne(String after, String last, Scoring scoring) {
        var done = Done.NOTHING;
        var from = after;
        while (!from.equals(last)) {
            var begin = from;
            var one = end(from, 1).orElse(last);
            try {
                done = done.plus(Patiently.done(() -> scoreSlice.of(begin, one, scoring)));
            } catch (RuntimeException e) {
                if (DatabaseAway.caused(e)) {
                    throw e;
                }
                LOG.warnf(e, "customer %s cannot be scored", one);
                done = done.plus(new Done(0, 0, 1));
            }
            from = one;
        }
        return done;
    }

    private Optional<String> end(String after, int most) {
        return Patiently.done(() -> facts.endOfSlice(after, most));
    }
}
