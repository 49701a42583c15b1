/** The events of offer-service: the states of each coupon. */
package io.winback.events.offer;
