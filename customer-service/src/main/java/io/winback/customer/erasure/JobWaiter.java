package io.winback.customer.erasure;

import io.winback.customer.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Waits for a short job. */
@ApplicationScoped
class JobWaiter {

    private static final int CHECK_INTERVAL_MILLIS = 50;

    private final Jobs jobs;

    JobWaiter(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Returns when the job has ended or the time is over. */
    void await(UUID jobId, Duration limit) {
        try {
            for (long left = limit.toMillis(); left > 0 && running(jobId); left -= CHECK_INTERVAL_MILLIS) {
                TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean running(UUID jobId) {
        return requiringNew().call(() -> jobs.isRunning(jobId));
    }
}
