package io.winback.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.customer.erasure.TrackErasures;
import io.winback.events.Topic;
import io.winback.events.offer.CouponsErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes erasure confirmations of offer-service. */
@ApplicationScoped
class OfferEventsConsumer {

    private final Subscription events;

    OfferEventsConsumer(Inbox inbox, TrackErasures trackErasures) {
        events = inbox.subscribe(Topic.OFFER_EVENTS).on(CouponsErased.class, trackErasures::coupons);
    }

    @Incoming("offer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
