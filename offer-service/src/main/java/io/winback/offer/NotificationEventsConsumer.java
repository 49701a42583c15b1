package io.winback.offer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.offer.coupon.ActivateCoupons;
import io.winback.offer.coupon.ReleaseCoupons;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes sent and failed messages of notification-service. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(Inbox inbox, ActivateCoupons activateCoupons, ReleaseCoupons releaseCoupons) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS)
                .on(MessageSent.class, activateCoupons::activate)
                .on(OutreachFailed.class, releaseCoupons::releaseFailed);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
