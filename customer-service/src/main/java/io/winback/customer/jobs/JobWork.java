package io.winback.customer.jobs;

import java.util.Set;

/**
 * The work of some kinds of job. It may be begun anew after a crash, and does nothing twice; long work passes over its
 * {@link JobCheckpoints} that are done.
 */
public interface JobWork {

    Set<JobKind> kinds();

    /**
     * @return what the job came to
     * @throws JobAborted with what it came to so far
     */
    Object run(Job job) throws Exception;

    /** The job is done or has failed, and will not run again. */
    default void ended(Job job) {}
}
