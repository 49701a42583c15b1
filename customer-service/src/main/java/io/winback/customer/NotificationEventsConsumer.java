package io.winback.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.customer.erasure.TrackErasures;
import io.winback.customer.profile.SyncConsents;
import io.winback.customer.timeline.RecordTimeline;
import io.winback.events.Topic;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.MessageFailed;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.notification.MessagesErased;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.notification.RecipientErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes messages, consent changes and erasure confirmations of notification-service. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(
            Inbox inbox, SyncConsents syncConsents, TrackErasures trackErasures, RecordTimeline recordTimeline) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS)
                .on(ConsentChanged.class, changes -> {
                    syncConsents.sync(changes);
                    recordTimeline.record(changes);
                })
                .on(MessageSent.class, recordTimeline::record)
                .on(MessageSkipped.class, recordTimeline::record)
                .on(MessageFailed.class, recordTimeline::record)
                .on(OutreachFailed.class, recordTimeline::record)
                .on(MessagesErased.class, trackErasures::messages)
                .on(RecipientErased.class, trackErasures::recipients);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
