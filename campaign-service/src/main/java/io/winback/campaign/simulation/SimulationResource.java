package io.winback.campaign.simulation;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/**
 * {@code /v1/campaigns/{campaignId}/simulation}: whom a campaign would reach today. It has no effect. It ends when the caller closes
 * the connection.
 */
@Path("/v1/campaigns/{campaignId}/simulation")
@Tag(name = "Campaign Resource")
class SimulationResource {

    private final SimulateCampaign simulateCampaign;
    private final CurrentVertxRequest request;

    SimulationResource(SimulateCampaign simulateCampaign, CurrentVertxRequest request) {
        this.simulateCampaign = simulateCampaign;
        this.request = request;
    }

    @POST
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "simulateCampaign")
    @Blocking
    public Simulation simulate(@PathParam("campaignId") String campaignId) {
        var answer = request.getCurrent().response();
        // Without an answer if it was cancelled: the connection is closed.
        return simulateCampaign.simulate(campaignId, answer::closed).orElse(null);
    }
}
