package io.winback.campaign.console;

/** The stations of a coupon that offer-service counts. */
enum CouponState {
    RESERVED,
    ACTIVE,
    REDEEMED,
    EXPIRED,
    RELEASED,
    REVOKED
}
