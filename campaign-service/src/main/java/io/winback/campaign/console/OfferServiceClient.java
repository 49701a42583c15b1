package io.winback.campaign.console;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of offer-service that the console reads. */
@Path("/")
@RegisterRestClient(configKey = "offer-service")
interface OfferServiceClient extends ServiceClient {}
