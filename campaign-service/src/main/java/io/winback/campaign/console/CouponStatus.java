package io.winback.campaign.console;

/** The stations of a coupon that offer-service counts. */
enum CouponStatus {
    RESERVED,
    ACTIVE,
    REDEEMED,
    EXPIRED,
    RELEASED,
    REVOKED
}
