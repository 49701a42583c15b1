package io.winback.campaign.console;

/** The states by which offer-service counts coupons. */
enum CouponStatus {
    RESERVED,
    ACTIVE,
    REDEEMED,
    EXPIRED,
    RELEASED,
    REVOKED
}
