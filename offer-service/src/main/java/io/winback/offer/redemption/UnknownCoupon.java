package io.winback.offer.redemption;

import jakarta.ws.rs.NotFoundException;

/** Nobody ever got this code. */
class UnknownCoupon extends NotFoundException {

    UnknownCoupon() {
        super("there is no such coupon");
    }
}
