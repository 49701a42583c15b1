/** Redemption: a coupon is checked, used for an order, and given back when the order is. */
package io.winback.offer.redemption;
