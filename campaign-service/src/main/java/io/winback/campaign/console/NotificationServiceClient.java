package io.winback.campaign.console;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of notification-service that the console reads. */
@Path("/")
@RegisterRestClient(configKey = "notification-service")
interface NotificationServiceClient extends ServiceClient {}
