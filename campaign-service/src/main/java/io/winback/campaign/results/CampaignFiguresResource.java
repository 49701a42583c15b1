package io.winback.campaign.results;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/figures}: the number of decisions, episodes and journeys, for the console and for monitoring. */
@Path("/v1/figures")
class CampaignFiguresResource {

    private final CountCampaignFigures countFigures;

    CampaignFiguresResource(CountCampaignFigures countFigures) {
        this.countFigures = countFigures;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN, SERVICE})
    @Operation(operationId = "getFigures")
    public CampaignFigures figures() {
        return countFigures.count();
    }
}
