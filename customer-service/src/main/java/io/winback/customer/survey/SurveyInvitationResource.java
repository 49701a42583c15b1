package io.winback.customer.survey;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/survey-invitations}: links to surveys. Each is for one customer and one answer. */
@Path("/v1/survey-invitations")
class SurveyInvitationResource {

    private final InviteToSurvey inviteToSurvey;
    private final SurveyLinks links;
    private final IdempotencyKeys keys;

    SurveyInvitationResource(InviteToSurvey inviteToSurvey, SurveyLinks links, IdempotencyKeys keys) {
        this.inviteToSurvey = inviteToSurvey;
        this.links = links;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "inviteToSurvey")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvitationView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid SurveyInvitationRequest request) {
        return keys.once(key, "POST /v1/survey-invitations", request, () -> {
            var invitation = inviteToSurvey.invite(request.customerId(), request.kind());
            return Response.status(201)
                    .entity(new InvitationView(
                            invitation.id(),
                            invitation.customerId(),
                            invitation.kind(),
                            links.to(invitation.id()),
                            invitation.invitedAt(),
                            invitation.expiresAt()))
                    .build();
        });
    }

    record SurveyInvitationRequest(
            @NotNull @ExternalId String customerId, @NotNull SurveyKind kind) {}

    record InvitationView(
            UUID invitationId, String customerId, SurveyKind kind, String url, Instant invitedAt, Instant expiresAt) {}
}
