package io.winback.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.customer.timeline.RecordTimeline;
import io.winback.events.Topic;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.OutreachSkipped;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes decisions and skipped steps of campaign-service. */
@ApplicationScoped
class CampaignEventsConsumer {

    private final Subscription events;

    CampaignEventsConsumer(Inbox inbox, RecordTimeline recordTimeline) {
        events = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(EpisodeDecided.class, recordTimeline::record)
                .on(OutreachSkipped.class, recordTimeline::record);
    }

    @Incoming("campaign-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
