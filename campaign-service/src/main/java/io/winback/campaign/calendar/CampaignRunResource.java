package io.winback.campaign.calendar;

import io.winback.campaign.definition.Campaigns;
import io.winback.chassis.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/campaigns/{campaignId}/runs}: the runs of a scheduled campaign, the latest planned first. */
@Path("/v1/campaigns/{campaignId}/runs")
@Tag(name = "Campaign Resource")
class CampaignRunResource {

    private final Campaigns campaigns;
    private final CampaignRuns runs;

    CampaignRunResource(Campaigns campaigns, CampaignRuns runs) {
        this.campaigns = campaigns;
        this.runs = runs;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listCampaignRuns")
    public Page<RunView> list(
            @PathParam("campaignId") String campaignId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        campaigns
                .findByIdOptional(campaignId)
                .orElseThrow(() -> new NotFoundException("there is no campaign " + campaignId));
        var before = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, CampaignRunResource::time))
                .orElse(null);
        return Page.of(runs.page(campaignId, before, limit + 1), limit, run -> position(run.plannedAt()));
    }

    private static String position(Instant plannedAt) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, plannedAt));
    }

    /** @throws IllegalArgumentException if it is no position */
    private static Instant time(String position) {
        long micros = Long.parseLong(position);
        if (micros < 0) {
            throw new IllegalArgumentException("before 1970");
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
