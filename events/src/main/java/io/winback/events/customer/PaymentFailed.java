package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment of a customer failed. Published once for each failure.
 *
 * @param issueId the failure
 * @param orderId the order that was not paid; absent if it concerns no single order
 * @param amount that was not paid, as far as it is known; absent without an order
 * @param customer the customer at that time, with all that a decision needs
 */
public record PaymentFailed(
        String customerId, UUID issueId, String orderId, Instant failedAt, Money amount, CustomerSnapshot customer)
        implements CustomerEvent {}
