package io.winback.campaign.console;

import io.winback.chassis.access.ServiceCredential;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of notification-service that the console reads. */
@Path("/")
@RegisterRestClient(configKey = "notification-service")
@RegisterProvider(ServiceCredential.class)
interface NotificationServiceClient extends ServiceClient {}
