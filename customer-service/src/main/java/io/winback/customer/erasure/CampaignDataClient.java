package io.winback.customer.erasure;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Reads the personal data that campaign-service holds. */
@Path("/")
@RegisterRestClient(configKey = "campaign-service")
interface CampaignDataClient extends PersonalDataClient {}
