package io.winback.customer.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.winback.chassis.database.DatabaseErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Accepts jobs and runs them. Jobs that are exclusive run one at a time. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    /** An unexpected exception names classes of the program, so only the log has its message. */
    static final String FAILED = "an error in the service ended the job; the log of the service has the cause";

    private final Jobs jobs;
    private final OwnJobs ownJobs;
    private final JobLanes lanes;
    private final Instance<JobWork> works;
    private final TransactionSynchronizationRegistry transaction;
    private volatile boolean stopping;

    JobRunner(
            Jobs jobs,
            OwnJobs ownJobs,
            JobLanes lanes,
            @Any Instance<JobWork> works,
            TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.ownJobs = ownJobs;
        this.lanes = lanes;
        this.works = works;
        this.transaction = transaction;
    }

    /**
     * Accepts a job. It starts after the running transaction has committed.
     *
     * @param input stored as JSON, so that another process can resume the job
     */
    @Transactional
    public Job submit(JobKind kind, Object input) {
        var job = jobs.begin(kind, input);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    execute(job);
                }
            }
        });
        return job;
    }

    /** Resumes jobs of processes that ended. Jobs that were resumed too often fail. */
    void resumeAbandoned(Duration silence) {
        jobs.failAbandoned(silence).forEach(job -> workOf(job).ended(job));
        for (var job : jobs.takeAbandoned(silence)) {
            LOG.warnf("job %s (%s) is resumed after its process ended", job.id(), job.kind());
            execute(job);
        }
    }

    /** Running jobs are interrupted. Another process resumes them. */
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        lanes.stop();
    }

    private void execute(Job job) {
        if (job.kind().isResumable() && ownJobs.add(job)) {
            lanes.execute(job.kind().lane(), () -> run(job));
        }
    }

    private JobWork workOf(Job job) {
        return works.stream()
                .filter(one -> one.kinds().contains(job.kind()))
                .findFirst()
                .orElseThrow();
    }

    private void run(Job job) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var result = lanes.call(job.kind().lane(), () -> runUnlessTakenOver(job));
            jobs.finish(job.run(), result);
            LOG.infof("job %s (%s) is done", job.id(), job.kind());
            workOf(job).ended(job);
        } catch (JobTakenOver e) {
            LOG.warn(e.getMessage());
        } catch (Exception | StackOverflowError e) {
            if (stopping || DatabaseErrors.caused(e)) {
                LOG.warnf("job %s (%s) is interrupted and will be resumed: %s", job.id(), job.kind(), e.getMessage());
                return;
            }
            fail(job, e);
        } finally {
            request.terminate();
            ownJobs.remove(job);
        }
    }

    /** Another process may have taken over the job while it waited here. */
    private Object runUnlessTakenOver(Job job) throws Exception {
        requiringNew().run(() -> jobs.lockOwn(job.run()));
        return workOf(job).run(job);
    }

    private void fail(Job job, Throwable cause) {
        try {
            if (cause instanceof JobAborted aborted) {
                LOG.warnf("job %s (%s) was aborted: %s", job.id(), job.kind(), aborted.getMessage());
                jobs.fail(job.run(), aborted.result(), aborted.getMessage());
            } else {
                LOG.errorf(cause, "job %s (%s) failed", job.id(), job.kind());
                jobs.fail(job.run(), null, FAILED);
            }
            workOf(job).ended(job);
        } catch (JobTakenOver e) {
            LOG.warn(e.getMessage());
        }
    }
}
