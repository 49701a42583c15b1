/** Offers, coupons and their redemptions. */
package io.winback.offer;
