package io.winback.notification;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.campaign.SendingHoldChanged;
import io.winback.notification.erasure.EraseMessages;
import io.winback.notification.hold.ChangeSendingHolds;
import io.winback.notification.message.QueueMessages;
import io.winback.notification.message.WithdrawMessages;
import io.winback.notification.template.NoteTemplateUse;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes messages to send or withdraw, erased decisions, holds of sending and activated campaigns of campaign-service. */
@ApplicationScoped
class CampaignEventsConsumer {

    private final Subscription events;

    CampaignEventsConsumer(
            Inbox inbox,
            QueueMessages queueMessages,
            WithdrawMessages withdrawMessages,
            EraseMessages eraseMessages,
            ChangeSendingHolds changeSendingHolds,
            NoteTemplateUse noteTemplateUse) {
        events = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(OutreachRequested.class, queueMessages::queue)
                .on(OutreachWithdrawn.class, withdrawMessages::withdraw)
                .on(DecisionsErased.class, eraseMessages::erase)
                .on(SendingHoldChanged.class, changeSendingHolds::change)
                .on(CampaignActivated.class, noteTemplateUse::note);
    }

    @Incoming("campaign-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
