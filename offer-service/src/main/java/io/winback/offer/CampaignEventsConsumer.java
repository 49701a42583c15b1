package io.winback.offer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.offer.coupon.ReleaseCoupons;
import io.winback.offer.coupon.ReserveCoupons;
import io.winback.offer.erasure.EraseCoupons;
import io.winback.offer.terms.NoteOfferUse;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes coupon requests, withdrawals, erasures and activated campaigns of campaign-service. */
@ApplicationScoped
class CampaignEventsConsumer {

    private final Subscription events;

    CampaignEventsConsumer(
            Inbox inbox,
            ReserveCoupons reserveCoupons,
            ReleaseCoupons releaseCoupons,
            EraseCoupons eraseCoupons,
            NoteOfferUse noteOfferUse) {
        events = inbox.subscribe(Topic.CAMPAIGN_EVENTS)
                .on(CouponRequested.class, reserveCoupons::reserve)
                .on(OutreachWithdrawn.class, releaseCoupons::releaseWithdrawn)
                .on(DecisionsErased.class, eraseCoupons::erase)
                .on(CampaignActivated.class, noteOfferUse::note);
    }

    @Incoming("campaign-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
