package io.winback.customer.jobs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state and progress of a job, with the fields of its result. */
@Schema(additionalProperties = Schema.True.class)
public record JobView(
        UUID jobId,
        JobKind kind,
        JobState state,
        long done,
        @Nullable Long total,
        @Nullable String failure,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> result) {

    public static JobView of(Job job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.done(),
                job.total(),
                job.failure(),
                job.startedAt(),
                job.finishedAt(),
                job.result() == null ? Map.of() : EventJson.readBack(job.result(), new TypeReference<>() {}));
    }

    /** The same without the values that the messages of an import quote. */
    JobView withoutQuotedValues() {
        return kind.isImport()
                ? new JobView(
                        jobId,
                        kind,
                        state,
                        done,
                        total,
                        failure,
                        startedAt,
                        finishedAt,
                        ImportMessages.withoutValues(result))
                : this;
    }

    /** The address of the job. */
    public static URI location(Job job) {
        return URI.create("/v1/jobs/" + job.id());
    }
}
