package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The endpoints of another service that the console reads. */
interface ServiceClient extends AuditLogClient {

    @GET
    @Path("/v1/figures")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<RemoteFigures> figures();

    @GET
    @Path("/q/metrics")
    @Produces(MediaType.TEXT_PLAIN)
    Uni<String> metrics();
}
