package io.winback.campaign.console;

import io.winback.chassis.access.ServiceCredential;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of offer-service that the console reads. */
@Path("/")
@RegisterRestClient(configKey = "offer-service")
@RegisterProvider(ServiceCredential.class)
interface OfferServiceClient extends ServiceClient {}
