package io.winback.customer.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Long work that runs in the background. Its progress is stored, and another process can resume it. */
@Entity
public class Job {

    @Id
    private UUID jobId;

    @Enumerated(EnumType.STRING)
    private JobKind kind;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private long done;
    private Long total;
    private String input;
    private int tries;
    private String result;
    private String failure;
    private Instant startedAt;
    private Instant finishedAt;
    private Instant aliveAt;

    protected Job() {}

    Job(JobKind kind, Object input, Instant now) {
        this.jobId = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.input = EventJson.write(input);
        this.state = JobState.RUNNING;
        this.startedAt = now;
        this.aliveAt = now;
    }

    public UUID id() {
        return jobId;
    }

    /** The input given at submission. */
    public <T> T input(Class<T> type) {
        return EventJson.readBack(input, type);
    }

    public JobKind kind() {
        return kind;
    }

    /** The run that begins with the job as it was read. */
    public JobRun run() {
        return new JobRun(jobId, tries);
    }

    JobState state() {
        return state;
    }

    long done() {
        return done;
    }

    Long total() {
        return total;
    }

    String result() {
        return result;
    }

    String failure() {
        return failure;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
