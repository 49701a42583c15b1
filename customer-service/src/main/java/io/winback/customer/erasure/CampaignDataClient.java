package io.winback.customer.erasure;

import io.winback.chassis.access.ServiceCredential;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Reads the personal data that campaign-service holds. */
@Path("/")
@RegisterRestClient(configKey = "campaign-service")
@RegisterProvider(ServiceCredential.class)
interface CampaignDataClient extends PersonalDataClient {}
