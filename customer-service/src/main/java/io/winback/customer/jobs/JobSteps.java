package io.winback.customer.jobs;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.chassis.database.DatabaseRetry;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Runs a job step by step. A step and its checkpoint are one transaction, so that no step is done twice. Work is repeated
 * while the database is unavailable.
 */
@ApplicationScoped
public class JobSteps {

    private static final int TIMEOUT_SECONDS = 600;

    private final Jobs jobs;
    private final JobCheckpoints checkpoints;
    private final DatabaseRetry databaseRetry;
    private final Duration patience;

    JobSteps(Jobs jobs, JobCheckpoints checkpoints, DatabaseRetry databaseRetry, CustomerConfiguration configuration) {
        this.jobs = jobs;
        this.checkpoints = checkpoints;
        this.databaseRetry = databaseRetry;
        this.patience = configuration.jobs().databasePatience();
    }

    /** The results of the steps that are completed, by their number. */
    public <T> Map<Integer, T> completed(JobRun run, Class<T> result) {
        return retry(() -> checkpoints.completed(run.jobId(), result));
    }

    /**
     * Runs a step, and stores its result as the checkpoint.
     *
     * @throws JobTakenOver if another run has taken over the job; then the step has changed nothing
     */
    public <T> T run(JobRun run, int number, Supplier<T> step) {
        return runPart(run, () -> {
            var result = step.get();
            checkpoints.save(run.jobId(), number, result);
            return result;
        });
    }

    /**
     * Runs work of a job that has no checkpoint, in one transaction.
     *
     * @throws JobTakenOver if another run has taken over the job; then the work has changed nothing
     */
    public <T> T runPart(JobRun run, Supplier<T> work) {
        return retry(() -> requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            var result = work.get();
            jobs.lockOwn(run);
            return result;
        }));
    }

    /** Whether a failure ends this run of the job, so that no other way of doing the work may be tried. */
    public static boolean endsRun(RuntimeException failure) {
        return failure instanceof JobTakenOver || DatabaseErrors.caused(failure);
    }

    /** @param total null while it is not known */
    public void reportProgress(JobRun run, long done, Long total) {
        retry(() -> {
            requiringNew().run(() -> jobs.progress(run, done, total));
            return null;
        });
    }

    /** Repeats work that changes nothing when it fails. */
    public <T> T retry(Supplier<T> work) {
        return databaseRetry.within(patience, work);
    }
}
