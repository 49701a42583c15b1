package io.winback.customer.jobs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Runs jobs one after the other: each is as wide as the machine, and two scorings would only undo each other. */
@ApplicationScoped
public class RunJob {

    private static final Logger LOG = Logger.getLogger(RunJob.class);

    private final Jobs jobs;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "job"));

    RunJob(Jobs jobs) {
        this.jobs = jobs;
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

    /** Accepts the work; it runs as soon as those before it are done. */
    public Job later(String kind, Work work) {
        var job = jobs.begin(kind);
        executor.execute(() -> run(job, work));
        return job;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        executor.shutdownNow();
    }

    @ActivateRequestContext
    void run(Job job, Work work) {
        try {
            jobs.finish(job.id(), work.run(job.id()));
            LOG.infof("job %s (%s) is done", job.id(), job.kind());
        } catch (Aborted e) {
            LOG.warnf("job %s (%s) was given up: %s", job.id(), job.kind(), e.getMessage());
            jobs.fail(job.id(), e.result, e.getMessage());
        } catch (Exception e) {
            LOG.errorf(e, "job %s (%s) failed", job.id(), job.kind());
            jobs.fail(job.id(), null, String.valueOf(e.getMessage()));
        }
    }
}
