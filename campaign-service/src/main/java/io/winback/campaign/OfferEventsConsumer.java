package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.journey.AttachCoupons;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What became of the coupons we asked for. */
@ApplicationScoped
class OfferEventsConsumer {

    private final Subscription events;

    OfferEventsConsumer(Inbox inbox, AttachCoupons attachCoupons) {
        events = inbox.subscribe(Topic.OFFER_EVENTS)
                .on(CouponReserved.class, attachCoupons::attach)
                .on(CouponUnavailable.class, attachCoupons::endWithout);
    }

    @Incoming("offer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
