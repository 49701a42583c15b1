package io.winback.campaign.definition;

import io.winback.chassis.http.IdempotencyKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;

/** {@code /v1/campaigns/{campaignId}}: activates, pauses and archives a campaign. */
@Path("/v1/campaigns")
@Tag(name = "Campaign Resource")
class CampaignStateResource {

    private final ChangeCampaignState changeCampaignState;
    private final ActivateCampaign activateCampaign;
    private final AwaitReadiness awaitReadiness;
    private final IdempotencyKeys keys;

    CampaignStateResource(
            ChangeCampaignState changeCampaignState,
            ActivateCampaign activateCampaign,
            AwaitReadiness awaitReadiness,
            IdempotencyKeys keys) {
        this.changeCampaignState = changeCampaignState;
        this.activateCampaign = activateCampaign;
        this.awaitReadiness = awaitReadiness;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, APPROVER, ADMIN})
    @Operation(operationId = "activateCampaign")
    @Path("/{campaignId}/activation")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    @APIResponse(
            responseCode = "422",
            description = "NOT_READY: an offer or a template is missing or does not fit; each is a violation.")
    public Response activate(@HeaderParam("Idempotency-Key") String key, @PathParam("campaignId") String campaignId) {
        return awaitReadiness.await(
                () -> once(key, campaignId, "activation", () -> activateCampaign.activate(campaignId)));
    }

    @POST
    @RolesAllowed({MARKETER, APPROVER, OPERATOR, ADMIN})
    @Operation(operationId = "pauseCampaign")
    @Path("/{campaignId}/pause")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    public Response pause(@HeaderParam("Idempotency-Key") String key, @PathParam("campaignId") String campaignId) {
        return change(key, campaignId, "pause", Campaign::pause);
    }

    @POST
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "archiveCampaign")
    @Path("/{campaignId}/archive")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(responseCode = "409", description = "The present state does not allow it.")
    public Response archive(@HeaderParam("Idempotency-Key") String key, @PathParam("campaignId") String campaignId) {
        return change(key, campaignId, "archive", Campaign::archive);
    }

    private Response change(String key, String campaignId, String name, BiConsumer<Campaign, Instant> change) {
        return once(key, campaignId, name, () -> changeCampaignState.change(campaignId, change));
    }

    private Response once(String key, String campaignId, String name, Supplier<Campaign> change) {
        return keys.once(
                key,
                "POST /v1/campaigns/%s/%s".formatted(campaignId, name),
                "",
                () -> CampaignResource.answer(200, change.get()));
    }
}
