package io.winback.customer.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.customer.jobs.JobState.Transition;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All jobs. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<Job, UUID> {

    private static final int MAX_TRIES = 3;

    private final JobCheckpoints checkpoints;
    private final Clock clock;

    Jobs(JobCheckpoints checkpoints, Clock clock) {
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @Transactional(MANDATORY)
    void recordHeartbeat(Collection<UUID> jobIds) {
        update("aliveAt = ?1 where jobId in ?2", clock.instant(), jobIds);
    }

    /** Takes over jobs without a heartbeat. */
    @Transactional
    List<Job> takeAbandoned(Duration silence) {
        return jobsOf(nativeUpdate("""
                        update job set state = :to, alive_at = :now, tries = tries + 1
                        where state = any(:from) and kind = any(:kinds) and alive_at < :stale and tries < :maxTries
                        returning job_id""", Transition.RESUME, silence));
    }

    /** Fails jobs without a heartbeat that were taken over too often. */
    @Transactional
    List<Job> failAbandoned(Duration silence) {
        var failed = jobsOf(nativeUpdate("""
                        update job set state = :to, finished_at = :now,
                            failure = 'the service ended ' || tries || ' times during this job'
                        where state = any(:from) and kind = any(:kinds) and alive_at < :stale and tries >= :maxTries
                        returning job_id""", Transition.FAIL, silence));
        failed.forEach(job -> checkpoints.delete(job.id()));
        return failed;
    }

    private NativeQuery<UUID> nativeUpdate(String sql, Transition transition, Duration silence) {
        var now = clock.instant();
        return getSession()
                .createNativeQuery(sql, UUID.class)
                .setParameter("now", now)
                .setParameter("from", transition.fromNames())
                .setParameter("to", transition.to().name())
                .setParameter(
                        "kinds",
                        Arrays.stream(JobKind.values())
                                .filter(JobKind::isResumable)
                                .map(JobKind::name)
                                .toArray(String[]::new))
                .setParameter("stale", now.minus(silence))
                .setParameter("maxTries", MAX_TRIES);
    }

    private List<Job> jobsOf(NativeQuery<UUID> update) {
        var ids = update.getResultList();
        return ids.isEmpty() ? List.of() : list("jobId in ?1 order by jobId", ids);
    }

    /** The job of a kind that finished last. */
    public Optional<Job> lastDone(JobKind kind) {
        return find("kind = ?1 and state = ?2 order by finishedAt desc", kind, JobState.DONE)
                .firstResultOptional();
    }

    /** A job with the same input that is not finished yet. */
    public Optional<Job> running(JobKind kind, Object input) {
        return find("kind = ?1 and state = ?2 and input = ?3", kind, JobState.RUNNING, EventJson.write(input))
                .firstResultOptional();
    }

    public boolean isRunning(UUID jobId) {
        return count("jobId = ?1 and state = ?2", jobId, JobState.RUNNING) > 0;
    }

    @Transactional(MANDATORY)
    Job begin(JobKind kind, Object input) {
        var job = new Job(kind, input, clock.instant());
        persist(job);
        return job;
    }

    /** @param total null while it is not known */
    @Transactional(MANDATORY)
    public void progress(UUID jobId, long done, Long total) {
        update("done = ?1, total = ?2 where jobId = ?3", done, total, jobId);
    }

    @Transactional
    public void finish(UUID jobId, Object result) {
        end(jobId, Transition.FINISH, result, null);
    }

    @Transactional
    void fail(UUID jobId, Object result, String failure) {
        end(jobId, Transition.FAIL, result, failure);
    }

    private void end(UUID jobId, Transition transition, Object result, String failure) {
        update(
                "state = ?1, result = ?2, failure = ?3, finishedAt = ?4 where jobId = ?5 and state in ?6",
                transition.to(),
                result == null ? null : EventJson.write(result),
                failure,
                clock.instant(),
                jobId,
                transition.from());
        checkpoints.delete(jobId);
    }
}
