package io.winback.campaign.access.keys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.winback.chassis.access.ServiceCredential;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoint of another service that lists the last uses of keys at that service. */
interface KeyUsesClient {

    /** The most uses of one page. */
    int LIMIT = 200;

    @GET
    @Path("/v1/key-uses")
    @Produces(MediaType.APPLICATION_JSON)
    UsesPage list(@QueryParam("limit") int limit, @QueryParam("after") String after);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record UsesPage(List<Use> items, String next) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Use(UUID keyId, Instant usedAt) {}

    @Path("/")
    @RegisterRestClient(configKey = "customer-service")
    @RegisterProvider(ServiceCredential.class)
    interface OfCustomers extends KeyUsesClient {}

    @Path("/")
    @RegisterRestClient(configKey = "offer-service")
    @RegisterProvider(ServiceCredential.class)
    interface OfOffers extends KeyUsesClient {}

    @Path("/")
    @RegisterRestClient(configKey = "notification-service")
    @RegisterProvider(ServiceCredential.class)
    interface OfNotifications extends KeyUsesClient {}
}
