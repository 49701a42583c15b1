package io.winback.offer.coupon;

import io.winback.chassis.http.RuleViolation;

/** A coupon cannot be redeemed, with the reason. */
public class NotRedeemable extends RuleViolation {

    /** @param code as the REST contract lists it, such as {@code COUPON_EXPIRED} */
    public NotRedeemable(String code, String message) {
        super(code, message);
    }
}
