package io.winback.customer.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.customer.jobs.JobState.Transition;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All jobs. */
@ApplicationScoped
public class Jobs implements PanacheRepositoryBase<Job, UUID> {

    private static final int MAX_TRIES = 3;

    private final JobCheckpoints checkpoints;
    private final OwnJobs ownJobs;
    private final Clock clock;

    Jobs(JobCheckpoints checkpoints, OwnJobs ownJobs, Clock clock) {
        this.checkpoints = checkpoints;
        this.ownJobs = ownJobs;
        this.clock = clock;
    }

    /** @param tokens a job whose token is old gets no heartbeat */
    @Transactional(MANDATORY)
    void recordHeartbeat(Map<UUID, Integer> tokens) {
        tokens.forEach((jobId, token) ->
                update("aliveAt = ?1 where jobId = ?2 and tries = ?3", clock.instant(), jobId, token));
    }

    /**
     * Locks the job of a run until the transaction ends. No other run can take it over meanwhile.
     *
     * @throws JobTakenOver if another run has taken it over, or it has ended
     */
    @Transactional(MANDATORY)
    void lockOwn(JobRun run) {
        boolean own = !scalar(
                        getSession(),
                        "select job_id from job where job_id = :job and tries = :token and state = any(:running) for share",
                        UUID.class)
                .setParameter("job", run.jobId())
                .setParameter("token", run.token())
                .setParameter("running", Transition.FINISH.fromNames())
                .getResultList()
                .isEmpty();
        if (!own) {
            throw new JobTakenOver(run.jobId());
        }
    }

    /** Takes over jobs of other processes without a heartbeat. Each gets the next token, so its former process can change nothing. */
    @Transactional
    List<Job> takeAbandoned(Duration silence) {
        return jobsOf(nativeUpdate("""
                        update job set state = :to, alive_at = :now, tries = tries + 1
                        where state = any(:from) and kind = any(:kinds) and alive_at < :stale and tries < :maxTries
                            and job_id <> all(:own)
                        returning job_id""", Transition.RESUME, silence));
    }

    /** Fails jobs without a heartbeat that were taken over too often. */
    @Transactional
    List<Job> failAbandoned(Duration silence) {
        var failed = jobsOf(nativeUpdate("""
                        update job set state = :to, finished_at = :now,
                            failure = 'the service ended ' || tries || ' times during this job'
                        where state = any(:from) and kind = any(:kinds) and alive_at < :stale and tries >= :maxTries
                            and job_id <> all(:own)
                        returning job_id""", Transition.FAIL, silence));
        failed.forEach(job -> checkpoints.delete(job.id()));
        return failed;
    }

    private NativeQuery<UUID> nativeUpdate(String sql, Transition transition, Duration silence) {
        var now = clock.instant();
        return scalar(getSession(), sql, UUID.class)
                .setParameter("now", now)
                .setParameter("from", transition.fromNames())
                .setParameter("to", transition.to().name())
                .setParameter(
                        "kinds",
                        Arrays.stream(JobKind.values())
                                .filter(JobKind::isResumable)
                                .map(JobKind::name)
                                .toArray(String[]::new))
                .setParameter("own", ownJobs.tokens().keySet().toArray(UUID[]::new))
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

    /**
     * A page of jobs, the newest first.
     *
     * @param kind null for all kinds
     * @param state null for all states
     * @param before the id of the last job of the page before; null for the first page
     */
    List<Job> page(JobKind kind, JobState state, UUID before, int limit) {
        var conditions = new QueryFilter()
                .and("kind = :kind", "kind", kind)
                .and("state = :state", "state", state)
                .and("jobId < :before", "before", before);
        return find(conditions + " order by jobId desc", conditions.parameters())
                .page(0, limit)
                .list();
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

    /**
     * Stores the progress of a job. The progress of a job that was taken over does not change.
     *
     * @param total null while it is not known
     */
    @Transactional(MANDATORY)
    public void progress(JobRun run, long done, Long total) {
        update("done = ?1, total = ?2 where jobId = ?3 and tries = ?4", done, total, run.jobId(), run.token());
    }

    /** @throws JobTakenOver if another run has taken over the job, or it has ended */
    @Transactional
    public void finish(JobRun run, Object result) {
        end(run, Transition.FINISH, result, null);
    }

    /** @throws JobTakenOver if another run has taken over the job, or it has ended */
    @Transactional
    void fail(JobRun run, Object result, String failure) {
        end(run, Transition.FAIL, result, failure);
    }

    private void end(JobRun run, Transition transition, Object result, String failure) {
        int ended = update(
                "state = ?1, result = ?2, failure = ?3, finishedAt = ?4 where jobId = ?5 and state in ?6 and tries = ?7",
                transition.to(),
                result == null ? null : EventJson.write(result),
                failure,
                clock.instant(),
                run.jobId(),
                transition.from(),
                run.token());
        if (ended == 0) {
            throw new JobTakenOver(run.jobId());
        }
        checkpoints.delete(run.jobId());
    }
}
