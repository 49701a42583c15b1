package io.winback.events.offer;

import io.winback.events.Event;

/** The published language of offer-service. */
public sealed interface OfferEvent extends Event
        permits CouponExpired,
                CouponIssued,
                CouponRedeemed,
                CouponReleased,
                CouponReserved,
                CouponRevoked,
                CouponUnavailable,
                CouponsErased,
                OfferDefined,
                RedemptionReversed {}
