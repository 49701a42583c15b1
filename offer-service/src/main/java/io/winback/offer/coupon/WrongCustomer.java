package io.winback.offer.coupon;

import io.winback.offer.fraud.WrongCode;

/** The coupon belongs to another customer. */
public class WrongCustomer extends NotRedeemable implements WrongCode {

    WrongCustomer() {
        super("WRONG_CUSTOMER", "the coupon belongs to another customer");
    }
}
