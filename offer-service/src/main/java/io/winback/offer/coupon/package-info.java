/** Coupons: reserved for a decision, activated by its first message, then redeemed, expired, released or revoked. */
package io.winback.offer.coupon;
