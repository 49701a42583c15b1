package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the console asks of each other service. */
@Path("/")
interface OtherService {

    @GET
    @Path("/v1/figures")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<OtherFigures> figures();

    /** 404 before the first. */
    @GET
    @Path("/v1/scorings/backtests/latest")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Backtest> latestBacktest();

    @GET
    @Path("/q/metrics")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> metrics();
}
