package io.winback.campaign.limits;

import io.winback.chassis.access.ServiceCredential;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoint of notification-service that takes a hold of sending. */
@Path("/v1/sending-holds")
@RegisterRestClient(configKey = "sending-holds")
@RegisterProvider(ServiceCredential.class)
interface SendingHoldsClient {

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    void put(SendingHoldChanged change);
}
