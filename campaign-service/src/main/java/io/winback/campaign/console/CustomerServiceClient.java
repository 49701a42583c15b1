package io.winback.campaign.console;

import io.smallrye.mutiny.Uni;
import io.winback.chassis.access.ServiceCredential;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of customer-service that the console reads. */
@Path("/")
@RegisterRestClient(configKey = "customer-service")
@RegisterProvider(ServiceCredential.class)
interface CustomerServiceClient extends ServiceClient {

    /** Fails with 404 before the first backtest. */
    @GET
    @Path("/v1/scorings/backtests/latest")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<BacktestReport> latestBacktest();
}
