package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the console asks of each other service. */
@Path("/")
interface ServiceClient {

    @GET
    @Path("/v1/figures")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RemoteFigures> figures();

    /** 404 before the first. */
    @GET
    @Path("/v1/scorings/backtests/latest")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<BacktestReport> latestBacktest();

    @GET
    @Path("/q/metrics")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> metrics();
}
