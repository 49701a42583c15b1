package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A churned customer ordered again, and the episode ends.
 *
 * @param couponCode the code that was redeemed for the order; absent without one
 */
public record CustomerReturned(
        String customerId, UUID episodeId, Instant returnedAt, String orderId, Money total, String couponCode)
        implements CustomerEvent {}
