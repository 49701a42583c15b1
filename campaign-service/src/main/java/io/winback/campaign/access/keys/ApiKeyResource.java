package io.winback.campaign.access.keys;

import io.winback.chassis.access.Caller;
import io.winback.chassis.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;

/**
 * {@code /v1/api-keys}: issues, lists, rotates and revokes API keys. The operations take no Idempotency-Key, because an answer with a
 * key must not be stored. A repeated request changes nothing: the name is taken, or the key was replaced.
 */
@Path("/v1/api-keys")
class ApiKeyResource {

    private static final int CREATED = 201;

    private final IssueKey issueKey;
    private final RotateKey rotateKey;
    private final RevokeKey revokeKey;
    private final KeyViews keyViews;
    private final Caller caller;

    ApiKeyResource(IssueKey issueKey, RotateKey rotateKey, RevokeKey revokeKey, KeyViews keyViews, Caller caller) {
        this.issueKey = issueKey;
        this.rotateKey = rotateKey;
        this.revokeKey = revokeKey;
        this.keyViews = keyViews;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "listApiKeys")
    public Page<ApiKeyView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, UUID::fromString))
                .orElse(null);
        return keyViews.page(before, limit);
    }

    @GET
    @RolesAllowed(ADMIN)
    @Operation(operationId = "getApiKey")
    @Path("/{keyId}")
    public ApiKeyView get(@PathParam("keyId") UUID keyId) {
        return keyViews.withId(keyId);
    }

    @POST
    @RolesAllowed(ADMIN)
    @Operation(operationId = "issueApiKey")
    @APIResponse(
            responseCode = "201",
            description = "Issued. The field key is shown once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyView.class)))
    @APIResponse(responseCode = "409", description = "Another key has the name.")
    public Response issue(@NotNull @Valid KeyRequest request) {
        return created(issueKey.issue(request, creator()));
    }

    @POST
    @RolesAllowed(ADMIN)
    @Operation(operationId = "rotateApiKey")
    @Path("/{keyId}/rotation")
    @APIResponse(
            responseCode = "201",
            description = "Issued with the same name, roles and scopes. The field key is shown once.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApiKeyView.class)))
    @APIResponse(responseCode = "409", description = "The key is not active.")
    public Response rotate(@PathParam("keyId") UUID keyId, @NotNull @Valid RotationRequest request) {
        return created(rotateKey.rotate(keyId, request.overlap(), request.expiresAt(), creator()));
    }

    @POST
    @RolesAllowed(ADMIN)
    @Operation(operationId = "revokeApiKey")
    @Path("/{keyId}/revocation")
    public ApiKeyView revoke(@PathParam("keyId") UUID keyId) {
        return keyViews.of(revokeKey.revoke(keyId, creator()));
    }

    private String creator() {
        return caller.name().orElseThrow();
    }

    private Response created(IssuedKey issued) {
        return Response.status(CREATED)
                .location(URI.create("/v1/api-keys/" + issued.key().id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(keyViews.of(issued))
                .build();
    }

    /**
     * @param overlap how long the key is still accepted beside its successor, at most P30D unless configured
     * @param expiresAt when the successor is refused at the latest; absent for as long after now as the key was issued for
     */
    record RotationRequest(
            @NotNull @Schema(example = "P7D") Duration overlap,
            @Schema(example = "2127-11-29T00:00:00Z") Instant expiresAt) {}
}
