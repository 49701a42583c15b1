package io.winback.offer.redemption;

import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.StorableLines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/redemptions/{redemptionId}/reversal}: reverses a redemption. */
@Path("/v1/redemptions/{redemptionId}/reversal")
@Tag(name = "Redemption Resource")
class ReversalResource {

    private final ReverseRedemption reverseRedemption;
    private final IdempotencyKeys keys;

    ReversalResource(ReverseRedemption reverseRedemption, IdempotencyKeys keys) {
        this.reverseRedemption = reverseRedemption;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reverseRedemption")
    @APIResponse(
            responseCode = "200",
            description = "Reversed.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RedemptionView.class)))
    public Response reverse(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("redemptionId") UUID redemptionId,
            @NotNull @Valid Reversal reversal) {
        return keys.once(key, "POST /v1/redemptions/" + redemptionId + "/reversal", reversal, () -> Response.ok(
                        RedemptionView.of(reverseRedemption.reverse(redemptionId, reversal.reason())))
                .build());
    }

    record Reversal(
            @NotBlank @Size(max = 500) @StorableLines String reason) {}
}
