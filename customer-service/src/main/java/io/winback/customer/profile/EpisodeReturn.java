package io.winback.customer.profile;

import io.winback.events.Money;
import java.time.Instant;

/**
 * What ends a churn episode: an order of the shop, or the use of a coupon alone.
 *
 * @param at when the customer returned, not before the episode
 * @param total of the order, or what was paid when the coupon was used, less what was refunded
 * @param couponCode null without a coupon
 * @param isByCouponAlone the shop has reported no order that ends the episode
 */
public record EpisodeReturn(Instant at, String orderId, Money total, String couponCode, boolean isByCouponAlone) {}
