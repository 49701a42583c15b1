/** Offers: what a coupon of theirs is worth, for what, for how long, and how many there may be. */
package io.winback.offer.offer;
