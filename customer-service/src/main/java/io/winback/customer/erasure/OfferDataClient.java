package io.winback.customer.erasure;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Reads the personal data that offer-service holds. */
@Path("/")
@RegisterRestClient(configKey = "offer-service")
interface OfferDataClient extends PersonalDataClient {}
