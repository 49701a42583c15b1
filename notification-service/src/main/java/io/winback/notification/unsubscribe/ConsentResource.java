package io.winback.notification.unsubscribe;

import io.winback.events.Channel;
import io.winback.notification.recipient.Consents;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** {@code /v1/customers/{customerId}/consents}: what a person allows. */
@Path("/v1/customers/{customerId}/consents")
class ConsentResource {

    private final Consents consents;
    private final HonourConsents honourConsents;

    ConsentResource(Consents consents, HonourConsents honourConsents) {
        this.consents = consents;
        this.honourConsents = honourConsents;
    }

    @GET
    public Map<Channel, Boolean> get(@PathParam("customerId") String customerId) {
        return consents.of(customerId);
    }

    @PUT
    public Map<Channel, Boolean> put(
            @PathParam("customerId") @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String customerId,
            @NotNull @NotEmpty Map<@NotNull Channel, @NotNull Boolean> said) {
        return honourConsents.of(customerId, said, "api");
    }
}
