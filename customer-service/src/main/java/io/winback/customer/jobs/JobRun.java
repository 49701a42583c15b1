package io.winback.customer.jobs;

import java.util.UUID;

/**
 * One run of a job in one process. Everything that the run stores for the job carries its token, so a thread that outlives its
 * run changes nothing, even if the same process runs the job again.
 *
 * @param token how often the job had been taken over when the run began
 */
public record JobRun(UUID jobId, int token) {

    /** The run of a job that has never been taken over, such as one that waits for other services. */
    public static JobRun first(UUID jobId) {
        return new JobRun(jobId, 0);
    }
}
