package io.winback.customer.survey;

import io.winback.chassis.http.Depth;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.StorableJson;
import io.winback.chassis.http.StorableLines;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/survey-responses}. */
@Path("/v1/survey-responses")
class SurveyResponseResource {

    private static final int MAX_ANSWERS_LENGTH = 16_384;

    private static final int MAX_ANSWERS_DEPTH = 10;

    private final RecordSurveyResponse recordSurveyResponse;
    private final IdempotencyKeys keys;
    private final Clock clock;

    SurveyResponseResource(RecordSurveyResponse recordSurveyResponse, IdempotencyKeys keys, Clock clock) {
        this.recordSurveyResponse = recordSurveyResponse;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "recordSurveyResponse")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ResponseView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid SurveyResponseRequest request) {
        request.kind().violation(request.score()).ifPresent(violation -> {
            throw InvalidInput.inBody("score", violation);
        });
        if (request.answers() != null) {
            if (request.kind() == SurveyKind.CSAT) {
                SatisfactionAspect.violation(request.answers()).ifPresent(violation -> {
                    throw InvalidInput.inBody("answers." + violation.getKey(), violation.getValue());
                });
            }
            if (Depth.exceeds(MAX_ANSWERS_DEPTH, request.answers())) {
                throw InvalidInput.inBody("answers", "must be at most %d levels deep".formatted(MAX_ANSWERS_DEPTH));
            }
            StorableJson.check("answers", request.answers());
            var json = EventJson.write(request.answers());
            if (json.length() > MAX_ANSWERS_LENGTH || json.contains("\\u0000")) {
                throw InvalidInput.inBody(
                        "answers", "must be at most %d characters of JSON".formatted(MAX_ANSWERS_LENGTH));
            }
        }
        return keys.once(key, "POST /v1/survey-responses", request, () -> {
            var recorded = recordSurveyResponse.record(
                    request.customerId(),
                    request.kind(),
                    request.score(),
                    request.comment(),
                    request.answers(),
                    clock.instant());
            return Response.status(201).entity(ResponseView.of(recorded)).build();
        });
    }

    record SurveyResponseRequest(
            @NotNull @ExternalId String customerId,

            @NotNull SurveyKind kind,
            Integer score,

            @Size(max = 4_000) @StorableLines String comment,

            @Size(max = 100) Map<String, Object> answers) {}

    /** @param complaintId the complaint that a low score filed */
    record ResponseView(
            UUID responseId,
            String customerId,
            SurveyKind kind,
            @Nullable Integer score,
            @Nullable ChurnReason reason,
            double confidence,
            Instant answeredAt,
            @Nullable UUID complaintId) {

        static ResponseView of(RecordSurveyResponse.Recorded recorded) {
            var response = recorded.response();
            return new ResponseView(
                    response.id(),
                    response.customerId(),
                    response.kind(),
                    response.score(),
                    response.reason(),
                    response.confidence(),
                    response.answeredAt(),
                    recorded.complaintId());
        }
    }
}
