/** Redemption: a coupon is validated, redeemed for an order, and restored when the order is returned. */
package io.winback.offer.redemption;
