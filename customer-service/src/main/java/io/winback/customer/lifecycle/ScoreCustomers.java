package io.winback.customer.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.RunJob;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds out, for everybody who ever bought, what they are worth and whether they are leaving, as of a date. */
@ApplicationScoped
class ScoreCustomers {

    private static final Logger LOG = Logger.getLogger(ScoreCustomers.class);
    private static final int SLICE = 500;
    /** Gathering millions of orders takes longer than an ordinary transaction may. */
    private static final int GATHERING_SECONDS = 1_800;

    private final ScoringFacts facts;
    private final ScoreSlice scoreSlice;
    private final Customers customers;
    private final RunJob runJob;
    private final CustomerConfiguration configuration;
    private final Clock clock;

    ScoreCustomers(
            ScoringFacts facts,
            ScoreSlice scoreSlice,
            Customers customers,
            RunJob runJob,
            CustomerConfiguration configuration,
            Clock clock) {
        this.facts = facts;
        this.scoreSlice = scoreSlice;
        this.customers = customers;
        this.runJob = runJob;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param asOf the last day whose orders are looked at */
    Job asOf(LocalDate asOf) {
        return runJob.later(JobKind.SCORING, jobId -> score(jobId, asOf));
    }

    private Scored score(UUID jobId, LocalDate asOf) {
        var gathered = QuarkusTransaction.requiringNew()
                .timeout(GATHERING_SECONDS)
                .call(() -> {
                    // Where the sun rises earlier it is tomorrow already.
                    long total = facts.gather(isOfNow(asOf) ? asOf.plusDays(1) : asOf);
                    return new Gathered(
                            total,
                            total == 0
                                    ? null
                                    : new Yardstick(facts.borders(), facts.usualGaps(), configuration.lapse()));
                });
        var scoring = new Scoring(jobId, asOf, moment(asOf), isOfNow(asOf), gathered.total(), gathered.yardstick());
        long churned = 0;
        long done = 0;
        for (var slice = scoreSlice.after("", SLICE, scoring, done);
                slice.size() > 0;
                slice = scoreSlice.after(slice.lastId(), SLICE, scoring, done)) {
            done += slice.size();
            churned += slice.churned();
        }
        LOG.infof("%d customers are scored as of %s, %d newly churned", done, asOf, churned);
        return new Scored(
                asOf,
                done,
                QuarkusTransaction.requiringNew().call(customers::byStage),
                churned,
                "personal lapse clock");
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

    private record Gathered(long total, Yardstick yardstick) {}

    /** What a scoring came to. */
    record Scored(LocalDate asOf, long customers, Map<String, Long> stages, long newlyChurned, String model) {}
}
