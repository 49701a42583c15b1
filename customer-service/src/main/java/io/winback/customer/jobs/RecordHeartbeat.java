package io.winback.customer.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records a heartbeat for the jobs of this process. */
@ApplicationScoped
class RecordHeartbeat {

    private final OwnJobs ownJobs;
    private final Jobs jobs;

    RecordHeartbeat(OwnJobs ownJobs, Jobs jobs) {
        this.ownJobs = ownJobs;
        this.jobs = jobs;
    }

    @Transactional
    void record() {
        jobs.recordHeartbeat(ownJobs.tokens());
    }
}
