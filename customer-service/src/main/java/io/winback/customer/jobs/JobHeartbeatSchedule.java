package io.winback.customer.jobs;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Records a heartbeat for the jobs of this process, and resumes jobs whose heartbeat has stopped. */
@ApplicationScoped
class JobHeartbeatSchedule {

    private final RecordHeartbeat recordHeartbeat;
    private final JobRunner jobRunner;

    JobHeartbeatSchedule(RecordHeartbeat recordHeartbeat, JobRunner jobRunner) {
        this.recordHeartbeat = recordHeartbeat;
        this.jobRunner = jobRunner;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        recordHeartbeat.record();
        jobRunner.resumeAbandoned(JobLock.LONGEST_SILENCE);
    }
}
