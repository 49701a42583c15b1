package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer was lost, and an episode begins.
 *
 * @param episodeId this loss and its outcome
 * @param customer what was known of the person then: a decision needs nothing else
 */
public record CustomerChurned(
        String customerId, UUID episodeId, Instant churnedAt, ChurnCause cause, CustomerSnapshot customer)
        implements CustomerEvent {}
