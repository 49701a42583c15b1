package io.winback.campaign.definition;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.OneAtATime;
import io.winback.chassis.http.Page;
import io.winback.chassis.http.Precondition;
import io.winback.chassis.http.SentBack;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/campaigns}: campaigns and their revisions. */
@Path("/v1/campaigns")
class CampaignResource {

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final DefineCampaign defineCampaign;
    private final SentBack sentBack;

    CampaignResource(
            Campaigns campaigns, CampaignRevisions revisions, DefineCampaign defineCampaign, SentBack sentBack) {
        this.campaigns = campaigns;
        this.revisions = revisions;
        this.defineCampaign = defineCampaign;
        this.sentBack = sentBack;
    }

    @PUT
    @OneAtATime
    @RolesAllowed({MARKETER, ADMIN})
    @Operation(operationId = "putCampaign")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version to replace",
            schema = @Schema(type = SchemaType.STRING))
    @Path("/{campaignId}")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    public Response put(
            @PathParam("campaignId") @ExternalId String campaignId,
            @Context Request request,
            @NotNull @Valid CampaignDefinition definition) {
        sentBack.requireEqual(
                "campaignId",
                campaignId,
                campaigns.findByIdOptional(campaignId).map(CampaignView::of).orElse(null));
        var defined = defineCampaign.define(campaignId, definition, Precondition.of(request));
        return answer(defined.created() ? 201 : 200, defined.campaign());
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "getCampaign")
    @Path("/{campaignId}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignView.class)))
    public Response get(@PathParam("campaignId") String campaignId) {
        return answer(200, existing(campaignId));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listCampaigns")
    public Page<CampaignView> list(
            @QueryParam("state") CampaignState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        var found = state == null ? campaigns.page(last, limit + 1) : campaigns.pageIn(state, last, limit + 1);
        return Page.of(found, limit, Campaign::id).map(CampaignView::of);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listCampaignRevisions")
    @Path("/{campaignId}/revisions")
    public Page<RevisionView> revisions(
            @PathParam("campaignId") String campaignId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        existing(campaignId);
        int before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, Integer::valueOf))
                .orElse(Integer.MAX_VALUE);
        return Page.of(
                        revisions.before(campaignId, before, limit + 1),
                        limit,
                        revision -> Integer.toString(revision.revision()))
                .map(RevisionView::of);
    }

    private Campaign existing(String campaignId) {
        return campaigns
                .findByIdOptional(campaignId)
                .orElseThrow(() -> new NotFoundException("there is no campaign " + campaignId));
    }

    /** The campaign as callers see it, with the tag of its version. */
    static Response answer(int status, Campaign campaign) {
        return Precondition.answer(status, CampaignView.of(campaign), campaign.version());
    }

    record RevisionView(int revision, Instant createdAt, CampaignDefinition definition) {

        static RevisionView of(CampaignRevision revision) {
            return new RevisionView(revision.revision(), revision.createdAt(), revision.definition());
        }
    }
}
