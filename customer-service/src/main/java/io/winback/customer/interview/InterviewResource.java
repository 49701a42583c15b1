package io.winback.customer.interview;

import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.StorableLines;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/interviews}: interviews with customers. */
@Path("/v1/interviews")
class InterviewResource {

    private final RecordInterview recordInterview;
    private final Interviews interviews;
    private final IdempotencyKeys keys;
    private final Clock clock;

    InterviewResource(RecordInterview recordInterview, Interviews interviews, IdempotencyKeys keys, Clock clock) {
        this.recordInterview = recordInterview;
        this.interviews = interviews;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "recordInterview")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InterviewView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid InterviewRequest request) {
        var heldAt = PastInstant.of("heldAt", request.heldAt(), clock.instant());
        return keys.once(key, "POST /v1/interviews", request, () -> Response.status(201)
                .entity(InterviewView.of(recordInterview.record(
                        request.customerId(),
                        request.notes(),
                        request.reasons() == null ? List.of() : request.reasons(),
                        heldAt)))
                .build());
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listInterviews")
    public Page<InterviewView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        var found = interviews.page(customerId, before.orElse(null), limit + 1);
        return Page.of(found, limit, interview -> interview.id().toString()).map(InterviewView::of);
    }

    record InterviewRequest(
            @NotNull @ExternalId String customerId,

            @NotBlank @Size(max = 20_000) @StorableLines String notes,

            @Size(max = 9) List<@NotNull ChurnReason> reasons,
            Instant heldAt) {}

    record InterviewView(
            UUID interviewId, String customerId, @Nullable String notes, List<ChurnReason> reasons, Instant heldAt) {

        static InterviewView of(Interview interview) {
            return new InterviewView(
                    interview.id(), interview.customerId(), interview.notes(), interview.reasons(), interview.heldAt());
        }
    }
}
