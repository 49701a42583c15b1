package io.winback.customer.jobs;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Records a heartbeat for the jobs of this process, and resumes jobs whose heartbeat has stopped. */
@ApplicationScoped
class JobHeartbeatSchedule {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final JobRunner jobRunner;
    private final Jobs jobs;

    JobHeartbeatSchedule(JobRunner jobRunner, Jobs jobs) {
        this.jobRunner = jobRunner;
        this.jobs = jobs;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        jobs.recordHeartbeat(jobRunner.ownJobs());
        jobRunner.resumeAbandoned(SILENCE);
    }
}
