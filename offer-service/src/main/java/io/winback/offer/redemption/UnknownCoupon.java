package io.winback.offer.redemption;

import io.winback.chassis.http.NotFound;

/** No coupon has this code. */
class UnknownCoupon extends NotFound {

    UnknownCoupon() {
        super("no coupon has this code");
    }
}
