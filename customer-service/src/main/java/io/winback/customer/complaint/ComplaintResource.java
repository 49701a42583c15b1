package io.winback.customer.complaint;

import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.StorableLines;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/** {@code /v1/complaints}. */
@Path("/v1/complaints")
class ComplaintResource {

    private final FileComplaint fileComplaint;
    private final ChangeComplaintState changeComplaintState;
    private final Complaints complaints;
    private final IdempotencyKeys keys;
    private final Clock clock;

    ComplaintResource(
            FileComplaint fileComplaint,
            ChangeComplaintState changeComplaintState,
            Complaints complaints,
            IdempotencyKeys keys,
            Clock clock) {
        this.fileComplaint = fileComplaint;
        this.changeComplaintState = changeComplaintState;
        this.complaints = complaints;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "fileComplaint")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ComplaintView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid ComplaintRequest request) {
        return keys.once(key, "POST /v1/complaints", request, () -> {
            var complaint = fileComplaint.file(new NewComplaint(
                    request.customerId(),
                    request.orderId(),
                    request.text(),
                    request.reason(),
                    request.severity() == null ? Severity.NORMAL : request.severity(),
                    request.themeId()));
            return Response.created(URI.create("/v1/complaints/" + complaint.id()))
                    .entity(ComplaintView.of(complaint, clock.instant()))
                    .build();
        });
    }

    @PATCH
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "changeComplaint")
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ComplaintView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    @APIResponse(responseCode = "422", description = "A business rule refuses it; code names the rule.")
    @Path("/{complaintId}")
    public ComplaintView patch(@PathParam("complaintId") UUID complaintId, @NotNull @Valid ComplaintPatch move) {
        if (move.state() == null && move.themeId() == null) {
            throw InvalidInput.inBody("state", "state or themeId is required");
        }
        return changeComplaintState
                .change(move.state(), move.resolution(), move.themeId(), complaintId)
                .map(complaint -> ComplaintView.of(complaint, clock.instant()))
                .orElseThrow(() -> notFound(complaintId));
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "rateComplaint")
    @APIResponse(
            responseCode = "200",
            description = "Rated.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ComplaintView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    @Path("/{complaintId}/satisfaction")
    public ComplaintView judge(@PathParam("complaintId") UUID complaintId, @NotNull @Valid Judgement judgement) {
        return changeComplaintState
                .rate(judgement.score(), complaintId)
                .map(complaint -> ComplaintView.of(complaint, clock.instant()))
                .orElseThrow(() -> notFound(complaintId));
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getComplaint")
    @Path("/{complaintId}")
    public ComplaintView get(@PathParam("complaintId") UUID complaintId) {
        return complaints
                .findByIdOptional(complaintId)
                .map(complaint -> ComplaintView.of(complaint, clock.instant()))
                .orElseThrow(() -> notFound(complaintId));
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "listComplaints")
    public Page<ComplaintView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("state") ComplaintState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        var now = clock.instant();
        var found = complaints.page(customerId, state, before.orElse(null), limit + 1);
        return Page.of(found, limit, complaint -> complaint.id().toString())
                .map(complaint -> ComplaintView.of(complaint, now));
    }

    private static NotFoundException notFound(UUID complaintId) {
        return new NotFoundException("there is no complaint " + complaintId);
    }

    record ComplaintRequest(
            @NotNull @ExternalId String customerId,

            @NotBlank @Size(max = 4_000) @StorableLines String text,

            ChurnReason reason,
            Severity severity,
            @ExternalId String orderId,
            @ExternalId String themeId) {}

    record ComplaintPatch(
            ComplaintState state,
            @Size(max = 4_000) @StorableLines String resolution,
            @ExternalId String themeId) {}

    record Judgement(@NotNull @Min(1) @Max(5) Integer score) {}

    /** @param breached whether the complaint was not answered by its due time */
    record ComplaintView(
            UUID complaintId,
            String customerId,
            @Nullable String orderId,
            @Nullable String themeId,
            @Nullable String text,
            ChurnReason reason,
            double confidence,
            List<String> evidence,
            Severity severity,
            ComplaintState state,
            @Nullable String resolution,
            Instant openedAt,
            Instant dueBy,
            @Nullable Instant answeredAt,
            @Nullable Instant resolvedAt,
            boolean breached,
            int reopenings,
            @Nullable Integer satisfaction) {

        static ComplaintView of(Complaint complaint, Instant now) {
            return new ComplaintView(
                    complaint.id(),
                    complaint.customerId(),
                    complaint.orderId(),
                    complaint.themeId(),
                    complaint.text(),
                    complaint.reason(),
                    complaint.confidence(),
                    complaint.evidence(),
                    complaint.severity(),
                    complaint.state(),
                    complaint.resolution(),
                    complaint.openedAt(),
                    complaint.dueBy(),
                    complaint.answeredAt(),
                    complaint.resolvedAt(),
                    complaint.isBreached(now),
                    complaint.reopenings(),
                    complaint.satisfaction());
        }
    }
}
