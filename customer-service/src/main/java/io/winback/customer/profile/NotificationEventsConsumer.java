package io.winback.customer.profile;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.events.Topic;
import io.winback.events.inbox.EventBatch;
import io.winback.events.inbox.Inbox;
import io.winback.events.inbox.Subscription;
import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What people said to notification-service. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(Inbox inbox, HeedConsents heedConsents) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS).on(ConsentChanged.class, heedConsents::forEach);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
