/** Coupons: kept for a decision, alive from the first message that tells of them, released, redeemed or expired. */
package io.winback.offer.coupon;
