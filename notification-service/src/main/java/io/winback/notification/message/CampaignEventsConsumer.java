package io.winback.notification.message;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.notification.privacy.EraseMessages;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What campaigns ask to be said, or to be left unsaid. */
@ApplicationScoped
class CampaignEventsConsumer {

    private final Subscription events;

    CampaignEventsConsumer(
            Inbox inbox, QueueMessages queueMessages, WithdrawMessages withdrawMessages, EraseMessages eraseMessages) {
        events = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(OutreachRequested.class, queueMessages::forEach)
                .on(OutreachWithdrawn.class, withdrawMessages::forEach)
                .on(DecisionsErased.class, eraseMessages::forEach);
    }

    @Incoming("campaign-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
