package io.winback.customer.jobs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Accepts jobs, and runs them one after the other. */
@ApplicationScoped
public class RunJob {

    private static final Logger LOG = Logger.getLogger(RunJob.class);

    private final Jobs jobs;
    private final JobLock lock;
    private final TransactionSynchronizationRegistry transaction;
    private final Set<UUID> ours = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "job"));

    RunJob(Jobs jobs, JobLock lock, TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.lock = lock;
        this.transaction = transaction;
    }

    /** The work of a job. */
    @FunctionalInterface
    public interface Work {

        /** @return what the job came to */
        Object run(UUID jobId) throws Exception;
    }

    /** Thrown by work that came to an end before its time, with what it came to so far. */
    public static class Aborted extends Exception {

        private final transient Object result;

        public Aborted(String message, Object result) {
            super(message);
            this.result = result;
        }
    }

    /** Accepts the work; it runs as soon as its acceptance is stored and those before it are done. */
    @Transactional
    public Job later(JobKind kind, Work work) {
        var job = jobs.begin(kind);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ours.add(job.id());
                    executor.execute(() -> run(job, work));
                }
            }
        });
        return job;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        executor.shutdownNow();
    }

    /** Those that this process has accepted, and not done yet. */
    Set<UUID> ours() {
        return Set.copyOf(ours);
    }

    @ActivateRequestContext
    void run(Job job, Work work) {
        try {
            jobs.finish(job.id(), lock.alone(() -> work.run(job.id())));
            LOG.infof("job %s (%s) is done", job.id(), job.kind());
        } catch (Aborted e) {
            LOG.warnf("job %s (%s) was given up: %s", job.id(), job.kind(), e.getMessage());
            jobs.fail(job.id(), e.result, e.getMessage());
        } catch (Exception e) {
            LOG.errorf(e, "job %s (%s) failed", job.id(), job.kind());
            jobs.fail(job.id(), null, String.valueOf(e.getMessage()));
        } finally {
            ours.remove(job.id());
        }
    }
}
