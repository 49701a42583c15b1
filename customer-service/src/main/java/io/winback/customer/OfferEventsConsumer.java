package io.winback.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.customer.churn.ReturnByCoupon;
import io.winback.customer.churn.StoreEpisodeCoupons;
import io.winback.customer.erasure.TrackErasures;
import io.winback.customer.timeline.RecordTimeline;
import io.winback.events.Topic;
import io.winback.events.offer.CouponExpired;
import io.winback.events.offer.CouponIssued;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReleased;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.CouponsErased;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes coupons, redemptions and erasure confirmations of offer-service. */
@ApplicationScoped
class OfferEventsConsumer {

    private final Subscription events;

    OfferEventsConsumer(
            Inbox inbox,
            StoreEpisodeCoupons storeEpisodeCoupons,
            ReturnByCoupon returnByCoupon,
            TrackErasures trackErasures,
            RecordTimeline recordTimeline) {
        events = inbox.subscribe(Topic.OFFER_EVENTS)
                .on(CouponReserved.class, storeEpisodeCoupons::store)
                .on(CouponRedeemed.class, returnByCoupon::redeem)
                .on(RedemptionReversed.class, returnByCoupon::reverse)
                .on(CouponsErased.class, trackErasures::coupons)
                .on(CouponIssued.class, recordTimeline::record)
                .on(CouponReserved.class, recordTimeline::record)
                .on(CouponReleased.class, recordTimeline::record)
                .on(CouponExpired.class, recordTimeline::record)
                .on(CouponRevoked.class, recordTimeline::record)
                .on(CouponRedeemed.class, recordTimeline::record)
                .on(RedemptionReversed.class, recordTimeline::record);
    }

    @Incoming("offer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
