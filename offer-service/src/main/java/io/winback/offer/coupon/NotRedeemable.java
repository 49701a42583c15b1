package io.winback.offer.coupon;

import io.winback.events.rest.Refused;

/** A coupon cannot be used, and why. */
public class NotRedeemable extends Refused {

    /** @param code as the REST contract lists it, such as {@code COUPON_EXPIRED} */
    public NotRedeemable(String code, String message) {
        super(code, message);
    }
}
