package io.winback.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.customer.erasure.TrackErasures;
import io.winback.customer.profile.SyncConsents;
import io.winback.events.Topic;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.RecipientErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes consent changes and erasure confirmations of notification-service. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(Inbox inbox, SyncConsents syncConsents, TrackErasures trackErasures) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS)
                .on(ConsentChanged.class, syncConsents::sync)
                .on(MessagesErased.class, trackErasures::messages)
                .on(RecipientErased.class, trackErasures::recipients);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
