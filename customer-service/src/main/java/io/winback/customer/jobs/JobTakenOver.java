package io.winback.customer.jobs;

import java.util.UUID;

/** Another process has taken over the job, or the job has ended. This process must not change anything for it. */
public class JobTakenOver extends RuntimeException {

    JobTakenOver(UUID jobId) {
        super("job %s was taken over by another process, or has ended".formatted(jobId));
    }
}
