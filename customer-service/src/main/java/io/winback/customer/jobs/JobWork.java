package io.winback.customer.jobs;

import java.util.Set;

/**
 * The work of some kinds of jobs. It may run again after a crash, and changes nothing twice. Long work skips its completed
 * {@link JobCheckpoints}.
 */
public interface JobWork {

    Set<JobKind> kinds();

    /**
     * @return the result of the job
     * @throws JobAborted with the result so far
     */
    Object run(Job job) throws Exception;

    /** The job is done or has failed, and will not run again. */
    default void ended(Job job) {}
}
