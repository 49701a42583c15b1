package io.winback.offer.coupon;

import io.winback.chassis.http.NotFound;
import io.winback.offer.fraud.WrongCode;

/** No coupon has this code. */
public class UnknownCoupon extends NotFound implements WrongCode {

    public UnknownCoupon() {
        super("no coupon has this code");
    }
}
