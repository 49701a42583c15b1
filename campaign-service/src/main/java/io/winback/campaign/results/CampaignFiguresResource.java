package io.winback.campaign.results;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: the number of decisions, episodes and journeys, for the console and for monitoring. */
@Path("/v1/figures")
class CampaignFiguresResource {

    private final CountCampaignFigures countFigures;

    CampaignFiguresResource(CountCampaignFigures countFigures) {
        this.countFigures = countFigures;
    }

    @GET
    @Operation(operationId = "getFigures")
    public CampaignFigures figures() {
        return countFigures.count();
    }
}
