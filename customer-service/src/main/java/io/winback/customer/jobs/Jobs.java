package io.winback.customer.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** All jobs. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<Job, UUID> {

    private final Clock clock;

    Jobs(Clock clock) {
        this.clock = clock;
    }

    /** These of ours still wait or run. */
    @Transactional
    void alive(Collection<UUID> jobIds) {
        update("aliveAt = ?1 where jobId in ?2", clock.instant(), jobIds);
    }

    /** Those of a process that ended in the middle; what it had done is done, and it can be asked for again. */
    @Transactional
    void failAbandoned(Duration silence) {
        update(
                "state = FAILED, failure = 'the service ended in the middle of it; ask again, nothing is done twice',"
                        + " finishedAt = ?1 where state = RUNNING and aliveAt < ?2",
                clock.instant(),
                clock.instant().minus(silence));
    }

    @Transactional
    Job begin(JobKind kind) {
        var job = new Job(kind, clock.instant());
        persist(job);
        return job;
    }

    /** Takes part in the running transaction, so that progress and work are stored together. */
    public void progress(UUID jobId, long done, Long total) {
        update("done = ?1, total = ?2 where jobId = ?3", done, total, jobId);
    }

    @Transactional
    void finish(UUID jobId, Object result) {
        update(
                "state = DONE, result = ?1, finishedAt = ?2 where jobId = ?3",
                EventJson.write(result),
                clock.instant(),
                jobId);
    }

    @Transactional
    void fail(UUID jobId, Object result, String failure) {
        update(
                "state = FAILED, result = ?1, failure = ?2, finishedAt = ?3 where jobId = ?4",
                result == null ? null : EventJson.write(result),
                failure,
                clock.instant(),
                jobId);
    }
}
