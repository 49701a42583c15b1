package io.winback.campaign.campaign;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.winback.events.rest.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code /v1/campaigns}. */
@Path("/v1/campaigns")
class CampaignResource {

    private final Campaigns campaigns;
    private final CampaignRevisions revisions;
    private final DefineCampaign defineCampaign;
    private final ChangeCampaignState changeCampaignState;

    CampaignResource(
            Campaigns campaigns,
            CampaignRevisions revisions,
            DefineCampaign defineCampaign,
            ChangeCampaignState changeCampaignState) {
        this.campaigns = campaigns;
        this.revisions = revisions;
        this.defineCampaign = defineCampaign;
        this.changeCampaignState = changeCampaignState;
    }

    @PUT
    @Path("/{campaignId}")
    public Response put(
            @PathParam("campaignId") @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String campaignId,
            @Context Request request,
            @NotNull @Valid CampaignDefinition definition) {
        var defined = defineCampaign.define(campaignId, definition, present -> {
            var refused =
                    present == null ? request.evaluatePreconditions() : request.evaluatePreconditions(tag(present));
            if (refused != null) {
                throw HttpProblem.valueOf(Response.Status.PRECONDITION_FAILED, "the campaign has changed since");
            }
        });
        return answer(defined.created() ? 201 : 200, defined.campaign());
    }

    @GET
    @Path("/{campaignId}")
    public Response get(@PathParam("campaignId") String campaignId) {
        return answer(200, existing(campaignId));
    }

    @GET
    public Page<CampaignView> list(
            @QueryParam("state") CampaignState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var last = Page.cursor("after", after).orElse("");
        return Page.of(campaigns.page(Optional.ofNullable(state), last, limit + 1), limit, Campaign::id)
                .map(CampaignView::of);
    }

    @GET
    @Path("/{campaignId}/revisions")
    public Page<RevisionView> revisions(@PathParam("campaignId") String campaignId) {
        existing(campaignId);
        List<RevisionView> all = revisions.of(campaignId).stream()
                .map(revision -> new RevisionView(revision.revision(), revision.createdAt(), revision.definition()))
                .toList();
        return new Page<>(all, null);
    }

    @POST
    @Path("/{campaignId}/activation")
    public Response activate(@PathParam("campaignId") String campaignId) {
        return change(campaignId, Campaign::activate);
    }

    @POST
    @Path("/{campaignId}/pause")
    public Response pause(@PathParam("campaignId") String campaignId) {
        return change(campaignId, Campaign::pause);
    }

    @POST
    @Path("/{campaignId}/archive")
    public Response archive(@PathParam("campaignId") String campaignId) {
        return change(campaignId, Campaign::archive);
    }

    private Response change(String campaignId, BiConsumer<Campaign, Instant> change) {
        return answer(200, changeCampaignState.change(campaignId, change));
    }

    private Campaign existing(String campaignId) {
        return campaigns
                .findByIdOptional(campaignId)
                .orElseThrow(() -> new NotFoundException("there is no campaign " + campaignId));
    }

    private static Response answer(int status, Campaign campaign) {
        return Response.status(status)
                .entity(CampaignView.of(campaign))
                .tag(tag(campaign))
                .build();
    }

    private static EntityTag tag(Campaign campaign) {
        return new EntityTag(Long.toString(campaign.version()));
    }

    record RevisionView(int revision, Instant createdAt, CampaignDefinition definition) {}
}
