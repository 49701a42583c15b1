package io.winback.customer.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All jobs. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<Job, UUID> {

    private static final int MOST_TRIES = 3;

    private final JobCheckpoints checkpoints;
    private final Clock clock;

    Jobs(JobCheckpoints checkpoints, Clock clock) {
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** These of ownJobs still wait or run. */
    @Transactional
    void recordHeartbeat(Collection<UUID> jobIds) {
        update("aliveAt = ?1 where jobId in ?2", clock.instant(), jobIds);
    }

    /** Those of a process that ended in the middle, now ownJobs. */
    @Transactional
    List<Job> takeAbandoned(Duration silence) {
        return found("""
                update job set alive_at = :now, tries = tries + 1
                where state = 'RUNNING' and kind <> 'ERASURE' and alive_at < :stale and tries < :most
                returning job_id""", silence);
    }

    /** Those that ended their process in the middle too often: they have failed. */
    @Transactional
    List<Job> failAbandoned(Duration silence) {
        var givenUp = found("""
                update job set state = 'FAILED', finished_at = :now,
                    failure = 'the service ended in the middle of it ' || tries || ' times'
                where state = 'RUNNING' and kind <> 'ERASURE' and alive_at < :stale and tries >= :most
                returning job_id""", silence);
        givenUp.forEach(job -> checkpoints.delete(job.id()));
        return givenUp;
    }

    private List<Job> found(String update, Duration silence) {
        var now = clock.instant();
        var ids = getEntityManager()
                .createNativeQuery(update, UUID.class)
                .setParameter("now", now)
                .setParameter("stale", now.minus(silence))
                .setParameter("most", MOST_TRIES)
                .getResultList();
        return ids.isEmpty() ? List.of() : list("jobId in ?1 order by jobId", ids);
    }

    /** The one of a kind that was done last. */
    public Optional<Job> lastDone(JobKind kind) {
        return find("kind = ?1 and state = DONE order by finishedAt desc", kind).firstResultOptional();
    }

    /** One of a kind that does the same and is not done yet. */
    public Optional<Job> running(JobKind kind, Object input) {
        return find("kind = ?1 and state = RUNNING and input = ?2", kind, EventJson.write(input))
                .firstResultOptional();
    }

    public boolean isRunning(UUID jobId) {
        return count("jobId = ?1 and state = RUNNING", jobId) > 0;
    }

    @Transactional
    Job begin(JobKind kind, Object input) {
        var job = new Job(kind, input, clock.instant());
        persist(job);
        return job;
    }

    /** Takes part in the running transaction, so that progress and work are stored together. */
    public void progress(UUID jobId, long done, Long total) {
        update("done = ?1, total = ?2 where jobId = ?3", done, total, jobId);
    }

    @Transactional
    public void finish(UUID jobId, Object result) {
        update(
                "state = DONE, result = ?1, finishedAt = ?2 where jobId = ?3 and state = RUNNING",
                EventJson.write(result),
                clock.instant(),
                jobId);
        checkpoints.delete(jobId);
    }

    @Transactional
    void fail(UUID jobId, Object result, String failure) {
        update(
                "state = FAILED, result = ?1, failure = ?2, finishedAt = ?3 where jobId = ?4 and state = RUNNING",
                result == null ? null : EventJson.write(result),
                failure,
                clock.instant(),
                jobId);
        checkpoints.delete(jobId);
    }
}
