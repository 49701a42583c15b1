package io.winback.customer.reasons;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.StorableLines;
import io.winback.customer.jobs.JobView;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/reason-corrections} and {@code /v1/reason-classifiers}: corrections of classifications, and training on them. */
@Path("/v1")
@Blocking
class ReasonCorrectionResource {

    private final ReasonCorrections corrections;
    private final CorrectReason correctReason;
    private final TrainClassifiers trainClassifiers;
    private final IdempotencyKeys keys;

    ReasonCorrectionResource(
            ReasonCorrections corrections,
            CorrectReason correctReason,
            TrainClassifiers trainClassifiers,
            IdempotencyKeys keys) {
        this.corrections = corrections;
        this.correctReason = correctReason;
        this.trainClassifiers = trainClassifiers;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, SUPPORT, ADMIN})
    @Operation(operationId = "correctReason")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectionView.class)))
    @Path("/reason-corrections")
    public Response correct(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Correction correction) {
        return keys.once(key, "POST /v1/reason-corrections", correction, () -> {
            var corrected = correctReason.correct(correction.text(), correction.reason(), correction.customerId());
            return Response.status(201)
                    .entity(new CorrectionView(
                            corrected.id(),
                            corrected.example().text(),
                            corrected.example().reason(),
                            correction.customerId()))
                    .build();
        });
    }

    @POST
    @RolesAllowed({MARKETER, OPERATOR, ADMIN})
    @Operation(operationId = "trainReasonClassifiers")
    @Path("/reason-classifiers")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response train(@HeaderParam("Idempotency-Key") String key) {
        return keys.once(key, "POST /v1/reason-classifiers", "", () -> {
            var job = trainClassifiers.train();
            return Response.accepted(JobView.of(job))
                    .location(JobView.location(job))
                    .build();
        });
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getLatestReasonClassifiers")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TrainingReport.class)))
    @APIResponse(responseCode = "404", description = "There is none yet.")
    @Path("/reason-classifiers/latest")
    public TrainingReport latest() {
        return corrections.latest().orElseThrow(() -> new NotFoundException("no classifier has been trained yet"));
    }

    /** @param customerId the author, so that the correction is erased with the customer; null if unknown */
    record Correction(
            @NotBlank @Size(max = 4_000) @StorableLines String text,

            @NotNull ChurnReason reason,
            @ExternalId String customerId) {}

    record CorrectionView(
            UUID correctionId,
            String text,
            ChurnReason reason,
            @Nullable String customerId) {}
}
