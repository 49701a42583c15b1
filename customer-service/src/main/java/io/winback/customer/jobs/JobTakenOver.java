package io.winback.customer.jobs;

import java.util.UUID;

/** Another run has taken over the job, or the job has ended. This run must not change anything for it. */
public class JobTakenOver extends RuntimeException {

    JobTakenOver(UUID jobId) {
        super("job %s was taken over by another run, or has ended".formatted(jobId));
    }
}
