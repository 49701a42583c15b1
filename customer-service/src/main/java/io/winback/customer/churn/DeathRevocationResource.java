package io.winback.customer.churn;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.customer.churn.DecideDeath.Decision;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/customers/{customerId}/death-revocations}: revokes a recorded death. */
@Path("/v1/customers/{customerId}/death-revocations")
class DeathRevocationResource {

    private final DecideDeath decideDeath;
    private final IdempotencyKeys keys;

    DeathRevocationResource(DecideDeath decideDeath, IdempotencyKeys keys) {
        this.decideDeath = decideDeath;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({SUPPORT, ADMIN})
    @Operation(operationId = "revokeDeath")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RevocationView.class)))
    public Response revoke(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("customerId") @ExternalId String customerId,
            @NotNull @Valid Decision decision) {
        return keys.once(
                key, "POST /v1/customers/%s/death-revocations".formatted(customerId), decision, () -> Response.status(
                                201)
                        .entity(decideDeath
                                .revoke(customerId, decision)
                                .map(RevocationView::of)
                                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId)))
                        .build());
    }

    record RevocationView(
            UUID revocationId,
            String customerId,
            String revokedBy,
            @Nullable String reason,
            Instant revokedAt) {

        static RevocationView of(DeathRevocation revocation) {
            return new RevocationView(
                    revocation.id(),
                    revocation.customerId(),
                    revocation.revokedBy(),
                    revocation.reason(),
                    revocation.revokedAt());
        }
    }
}
