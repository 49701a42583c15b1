package io.winback.chassis.tracing;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.access.Role;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.offer.CouponUnavailable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Publishes an event about a customer. */
@Path("/sample/events/{customerId}")
@Blocking
class PublishingResource {

    private final Outbox outbox;

    PublishingResource(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param email personal data in the query, which no span may hold */
    @POST
    @RolesAllowed(Role.Names.VIEWER)
    @Transactional
    public void publish(@PathParam("customerId") String customerId, @QueryParam("email") String email) {
        outbox.publish(new CouponUnavailable(customerId, UUID.randomUUID(), "offer", Refusal.OFFER_UNAVAILABLE));
    }
}
