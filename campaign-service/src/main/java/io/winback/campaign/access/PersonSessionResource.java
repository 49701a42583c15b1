package io.winback.campaign.access;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.IdempotencyKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /v1/people/{personId}}: links with which the person signs in once, and the end of the person's sessions. */
@Path("/v1/people/{personId}")
@Tag(name = "Person Resource")
@Blocking
class PersonSessionResource {

    private final CreateSignInLink createSignInLink;
    private final EndSessionsOfPerson endSessions;
    private final IdempotencyKeys keys;

    PersonSessionResource(CreateSignInLink createSignInLink, EndSessionsOfPerson endSessions, IdempotencyKeys keys) {
        this.createSignInLink = createSignInLink;
        this.endSessions = endSessions;
        this.keys = keys;
    }

    /** It takes no Idempotency-Key, because the answer of a link must not be stored. A link that is not used expires. */
    @POST
    @RolesAllowed(ADMIN)
    @Operation(operationId = "createSignInLink")
    @Path("/sign-in-links")
    @APIResponse(
            responseCode = "201",
            description = "Created. The path is shown once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignInLinkView.class)))
    public Response createLink(@PathParam("personId") String personId) {
        var created = createSignInLink.create(personId);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new SignInLinkView(created.path(), created.expiresAt()))
                .build();
    }

    @POST
    @RolesAllowed(ADMIN)
    @Operation(operationId = "endSessions")
    @Path("/session-ends")
    @APIResponse(
            responseCode = "200",
            description =
                    "Ended. Links that the person has not used end as well, and so do the sessions of the account of the"
                            + " identity provider with this name.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndedSessions.class)))
    public Response end(@HeaderParam("Idempotency-Key") String key, @PathParam("personId") String personId) {
        return keys.once(key, "POST /v1/people/%s/session-ends".formatted(personId), null, () -> Response.ok(
                        new EndedSessions(endSessions.endOf(personId)))
                .build());
    }

    /** @param path on this service. It is shown once, and can be used once. */
    record SignInLinkView(String path, Instant expiresAt) {}

    /** @param ended the number of sessions that were open */
    record EndedSessions(int ended) {}
}
