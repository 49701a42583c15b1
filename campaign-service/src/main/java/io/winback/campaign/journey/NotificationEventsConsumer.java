package io.winback.campaign.journey;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Whether people were reached. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(Inbox inbox, FollowMessages followMessages) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS)
                .on(MessageSent.class, followMessages::sent)
                .on(OutreachFailed.class, followMessages::failed);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
