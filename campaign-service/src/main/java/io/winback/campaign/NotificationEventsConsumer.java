package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.audience.ChangeKnownConsents;
import io.winback.campaign.journey.EndFailedJourneys;
import io.winback.campaign.journey.TrackOutreach;
import io.winback.campaign.reference.StoreTemplates;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.notification.TemplatePublished;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes message results, templates and consents of notification-service. */
@ApplicationScoped
class NotificationEventsConsumer {

    private final Subscription events;

    NotificationEventsConsumer(
            Inbox inbox,
            TrackOutreach trackOutreach,
            EndFailedJourneys endFailedJourneys,
            StoreTemplates storeTemplates,
            ChangeKnownConsents changeKnownConsents) {
        events = inbox.subscribe(Topic.NOTIFICATION_EVENTS)
                .on(MessageSent.class, trackOutreach::track)
                .on(OutreachFailed.class, endFailedJourneys::end)
                .on(TemplatePublished.class, storeTemplates::store)
                .on(ConsentChanged.class, changeKnownConsents::change);
    }

    @Incoming("notification-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
