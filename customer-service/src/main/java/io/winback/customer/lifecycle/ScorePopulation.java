package io.winback.customer.lifecycle;

import io.winback.events.DatabaseAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Scores everybody, a slice after the other. A database that is away is waited for; a customer who cannot be scored is
 * named and passed over.
 */
@ApplicationScoped
class ScorePopulation {

    private static final Logger LOG = Logger.getLogger(ScorePopulation.class);
    private static final int SLICE = 2_000;
    private static final int PATIENCE_SECONDS = 600;

    private final ScoringFacts facts;
    private final ScoreSlice scoreSlice;

    ScorePopulation(ScoringFacts facts, ScoreSlice scoreSlice) {
        this.facts = facts;
        this.scoreSlice = scoreSlice;
    }

    /** What it came to. */
    record Done(long customers, long churned, long failed) {

        private Done plus(ScoreSlice.Scored scored) {
            return new Done(customers + scored.customers(), churned + scored.churned(), failed);
        }

        private Done plusFailed() {
            return new Done(customers, churned, failed + 1);
        }
    }

    Done by(Scoring scoring) {
        var done = new Done(0, 0, 0);
        var after = "";
        for (var last = end(after, SLICE); last.isPresent(); last = end(after, SLICE)) {
            done = slice(after, last.get(), scoring, done);
            after = last.get();
        }
        return done;
    }

    private Done slice(String after, String last, Scoring scoring, Done before) {
        try {
            return before.plus(patiently(() -> scoreSlice.of(after, last, scoring, before.customers())));
        } catch (RuntimeException e) {
            LOG.infof("a slice of a scoring failed, each customer is scored alone: %s", e.getMessage());
            return oneByOne(after, last, scoring, before);
        }
    }

    private Done oneByOne(String after, String last, Scoring scoring, Done before) {
        var done = before;
        var from = after;
        while (!from.equals(last)) {
            var begin = from;
            var one = end(from, 1).orElse(last);
            long soFar = done.customers();
            try {
                done = done.plus(patiently(() -> scoreSlice.of(begin, one, scoring, soFar)));
            } catch (RuntimeException e) {
                LOG.warnf(e, "customer %s cannot be scored", one);
                done = done.plusFailed();
            }
            from = one;
        }
        return done;
    }

    private Optional<String> end(String after, int most) {
        return patiently(() -> facts.endOfSlice(after, most));
    }

    private static <T> T patiently(Work<T> work) {
        for (int seconds = 0; ; seconds++) {
            try {
                return work.done();
            } catch (RuntimeException e) {
                if (!DatabaseAway.caused(e) || seconds >= PATIENCE_SECONDS) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(RuntimeException reason) {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** Something that may have to be tried again. */
    private interface Work<T> {
        T done();
    }
}
