package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** The person asked to be forgotten: whoever holds anything on them erases it, and keeps figures without them. */
public record CustomerErased(String customerId, UUID erasureId, Instant erasedAt) implements CustomerEvent {}
