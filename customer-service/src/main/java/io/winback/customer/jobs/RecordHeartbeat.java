package io.winback.customer.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records a heartbeat for the jobs of this process. */
@ApplicationScoped
class RecordHeartbeat {

    private final JobRunner jobRunner;
    private final Jobs jobs;

    RecordHeartbeat(JobRunner jobRunner, Jobs jobs) {
        this.jobRunner = jobRunner;
        this.jobs = jobs;
    }

    @Transactional
    void record() {
        jobs.recordHeartbeat(jobRunner.ownJobs());
    }
}
