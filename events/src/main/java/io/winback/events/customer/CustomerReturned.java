package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A lost customer bought again, and the episode ends.
 *
 * @param couponCode the code used for that order, if one was
 */
public record CustomerReturned(
        String customerId, UUID episodeId, Instant returnedAt, String orderId, Money total, String couponCode)
        implements CustomerEvent {}
