package io.winback.campaign.decision;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /v1/figures}: how many losses stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final CountFigures countFigures;

    FiguresResource(CountFigures countFigures) {
        this.countFigures = countFigures;
    }

    @GET
    public Figures figures() {
        return countFigures.now();
    }
}
