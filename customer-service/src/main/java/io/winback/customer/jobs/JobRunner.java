package io.winback.customer.jobs;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.winback.chassis.database.DatabaseErrors;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Accepts jobs and runs them. Jobs that are exclusive run one at a time. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final JobLock lock;
    private final Instance<JobWork> works;
    private final TransactionSynchronizationRegistry transaction;
    private final Set<UUID> ownJobs = ConcurrentHashMap.newKeySet();
    private final ExecutorService exclusive = Executors.newSingleThreadExecutor(work -> new Thread(work, "job"));
    private final ExecutorService concurrent;
    private volatile boolean stopping;

    JobRunner(
            Jobs jobs,
            JobLock lock,
            @Any Instance<JobWork> works,
            TransactionSynchronizationRegistry transaction,
            CustomerConfiguration configuration) {
        this.jobs = jobs;
        this.lock = lock;
        this.works = works;
        this.transaction = transaction;
        int concurrentJobs = configuration.jobs().concurrent();
        if (concurrentJobs < 1) {
            throw new IllegalArgumentException(
                    "winback.customer.jobs.concurrent must be at least 1, but is " + concurrentJobs);
        }
        this.concurrent = Executors.newFixedThreadPool(concurrentJobs, work -> new Thread(work, "concurrent-job"));
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
            if (!ownJobs.contains(job.id())) {
                LOG.warnf("job %s (%s) is resumed after its process ended", job.id(), job.kind());
                execute(job);
            }
        }
    }

    /** Running jobs are interrupted. Another process resumes them. */
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        exclusive.shutdownNow();
        concurrent.shutdownNow();
    }

    /** The jobs of this process that wait or run. */
    Set<UUID> ownJobs() {
        return Set.copyOf(ownJobs);
    }

    private void execute(Job job) {
        ownJobs.add(job.id());
        switch (job.kind().lane()) {
            case EXCLUSIVE ->
                exclusive.execute(() -> run(job, work -> lock.runExclusively(() -> ifStillRunning(job, work))));
            case CONCURRENT -> concurrent.execute(() -> run(job, work -> work.run(job)));
            case EXTERNAL -> ownJobs.remove(job.id());
        }
    }

    /** Another process may have resumed and finished the job while it waited here for the lock. */
    private Object ifStillRunning(Job job, JobWork work) throws Exception {
        return requiringNew().call(() -> jobs.isRunning(job.id())) ? work.run(job) : null;
    }

    private JobWork workOf(Job job) {
        return works.stream()
                .filter(one -> one.kinds().contains(job.kind()))
                .findFirst()
                .orElseThrow();
    }

    private interface Execution {
        Object execute(JobWork work) throws Exception;
    }

    private void run(Job job, Execution execution) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            jobs.finish(job.id(), execution.execute(workOf(job)));
            LOG.infof("job %s (%s) is done", job.id(), job.kind());
        } catch (Exception e) {
            if (stopping || DatabaseErrors.caused(e)) {
                LOG.warnf("job %s (%s) is interrupted and will be resumed: %s", job.id(), job.kind(), e.getMessage());
                return;
            }
            fail(job, e);
        } finally {
            request.terminate();
            ownJobs.remove(job.id());
        }
        workOf(job).ended(job);
    }

    private void fail(Job job, Exception cause) {
        if (cause instanceof JobAborted aborted) {
            LOG.warnf("job %s (%s) was aborted: %s", job.id(), job.kind(), aborted.getMessage());
            jobs.fail(job.id(), aborted.result(), aborted.getMessage());
        } else {
            LOG.errorf(cause, "job %s (%s) failed", job.id(), job.kind());
            jobs.fail(job.id(), null, String.valueOf(cause.getMessage()));
        }
    }
}
