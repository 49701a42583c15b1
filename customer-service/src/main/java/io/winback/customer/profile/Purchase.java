package io.winback.customer.profile;

import io.winback.events.Money;

/**
 * An order of a customer, as far as the customer's lifecycle and totals need it.
 *
 * @param total less what was refunded
 * @param couponCode null without a coupon
 */
public record Purchase(String orderId, OrderTime time, Money total, String couponCode) {}
