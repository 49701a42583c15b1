package io.winback.offer.coupon;

/** The stations of a coupon's life. */
public enum CouponState {
    /** Kept for a decision; nobody was told. */
    RESERVED,
    ACTIVE,
    REDEEMED,
    EXPIRED,
    /** The promise was never made. */
    RELEASED,
    REVOKED
}
