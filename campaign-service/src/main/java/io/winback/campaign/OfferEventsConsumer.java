package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.journey.AttachCoupons;
import io.winback.campaign.journey.EndJourneysWithoutCoupon;
import io.winback.campaign.journey.TrackRedemptions;
import io.winback.campaign.reference.StoreOffers;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.CouponUnavailable;
import io.winback.events.offer.OfferDefined;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes coupons and offers of offer-service. */
@ApplicationScoped
class OfferEventsConsumer {

    private final Subscription events;

    OfferEventsConsumer(
            Inbox inbox,
            AttachCoupons attachCoupons,
            EndJourneysWithoutCoupon endJourneysWithoutCoupon,
            TrackRedemptions trackRedemptions,
            StoreOffers storeOffers) {
        events = inbox.subscribe(Topic.OFFER_EVENTS)
                .on(CouponReserved.class, attachCoupons::attach)
                .on(CouponUnavailable.class, endJourneysWithoutCoupon::end)
                .on(CouponRevoked.class, endJourneysWithoutCoupon::endRevoked)
                .on(CouponRedeemed.class, trackRedemptions::track)
                .on(RedemptionReversed.class, trackRedemptions::reverse)
                .on(OfferDefined.class, storeOffers::store);
    }

    @Incoming("offer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
