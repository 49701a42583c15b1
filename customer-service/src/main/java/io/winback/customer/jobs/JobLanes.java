package io.winback.customer.jobs;

import io.winback.chassis.database.JobThread;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.JobKind.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that run jobs. An exclusive job runs alone over all replicas. */
@ApplicationScoped
class JobLanes {

    private final JobLock lock;
    private final ExecutorService exclusive = Executors.newSingleThreadExecutor(work -> new JobThread(work, "job"));
    private final ExecutorService concurrent;

    JobLanes(JobLock lock, CustomerConfiguration configuration) {
        this.lock = lock;
        int concurrentJobs = configuration.jobs().concurrent();
        if (concurrentJobs < 1) {
            throw new IllegalArgumentException(
                    "winback.customer.jobs.concurrent must be at least 1, but is " + concurrentJobs);
        }
        this.concurrent = Executors.newFixedThreadPool(concurrentJobs, work -> new JobThread(work, "concurrent-job"));
    }

    /** Runs the work on a thread of the lane as soon as one is free. */
    void execute(Lane lane, Runnable work) {
        (lane == Lane.EXCLUSIVE ? exclusive : concurrent).execute(work);
    }

    /** Runs the work on this thread. An exclusive lane waits until no other process runs an exclusive job. */
    <T> T call(Lane lane, Callable<T> work) throws Exception {
        return lane == Lane.EXCLUSIVE ? lock.runExclusively(work) : work.call();
    }

    /** Interrupts all running jobs. */
    void stop() {
        exclusive.shutdownNow();
        concurrent.shutdownNow();
    }
}
