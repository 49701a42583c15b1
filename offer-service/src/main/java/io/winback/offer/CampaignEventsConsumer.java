package io.winback.offer.coupon;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What decisions ask of us. */
@ApplicationScoped
class CampaignEventsConsumer {

    private final Subscription events;

    CampaignEventsConsumer(
            Inbox inbox, ReserveCoupons reserveCoupons, ReleaseCoupons releaseCoupons, EraseCoupons eraseCoupons) {
        events = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(CouponRequested.class, reserveCoupons::forEach)
                .on(OutreachWithdrawn.class, releaseCoupons::ofWithdrawn)
                .on(DecisionsErased.class, eraseCoupons::forEach);
    }

    @Incoming("campaign-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
