package io.winback.offer.redemption;

import io.winback.chassis.http.NotFound;

/** Nobody ever got this code. */
class UnknownCoupon extends NotFound {

    UnknownCoupon() {
        super("there is no such coupon");
    }
}
