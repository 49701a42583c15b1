package io.winback.campaign.definition;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.MARKETER;

/** {@code /v1/campaigns/{campaignId}}: copies a campaign, and deletes one that was never activated. */
@Path("/v1/campaigns")
@Tag(name = "Campaign Resource")
class CampaignCopyResource {

    private final CopyCampaign copyCampaign;
    private final DeleteCampaign deleteCampaign;
    private final IdempotencyKeys keys;

    CampaignCopyResource(CopyCampaign copyCampaign, DeleteCampaign deleteCampaign, IdempotencyKeys keys) {
        this.copyCampaign = copyCampaign;
        this.deleteCampaign = deleteCampaign;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "copyCampaign")
    @Path("/{campaignId}/copy")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "The new id is taken.")
    public Response copy(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("campaignId") String campaignId,
            @NotNull @Valid Copy copy) {
        return keys.once(
                key,
                "POST /v1/campaigns/%s/copy".formatted(campaignId),
                copy,
                () -> created(copyCampaign.copy(campaignId, copy.campaignId())));
    }

    private static Response created(Campaign copy) {
        return Response.created(URI.create("/v1/campaigns/" + copy.id()))
                .entity(CampaignView.of(copy))
                .tag(Precondition.tag(copy.version()))
                .build();
    }

    @DELETE
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "deleteCampaign")
    @Path("/{campaignId}")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "409", description = "It was activated.")
    public void delete(@PathParam("campaignId") String campaignId) {
        deleteCampaign.delete(campaignId);
    }

    /** @param campaignId the id of the new campaign */
    record Copy(@NotNull @ExternalId String campaignId) {}
}
