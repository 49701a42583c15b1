/** What offer-service publishes: the life of each coupon. */
package io.winback.events.offer;
