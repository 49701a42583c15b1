package io.winback.customer.erasure;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Reads the personal data that notification-service holds. */
@Path("/")
@RegisterRestClient(configKey = "notification-service")
interface NotificationDataClient extends PersonalDataClient {}
