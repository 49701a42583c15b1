package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer churned, and an episode begins.
 *
 * @param episodeId the churn and its outcome
 * @param customer the customer at that time, with all that a decision needs
 */
public record CustomerChurned(
        String customerId, UUID episodeId, Instant churnedAt, ChurnCause cause, CustomerSnapshot customer)
        implements CustomerEvent {}
