package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** A customer is erased. Each service erases its personal data of that customer, and keeps figures without it. */
public record CustomerErased(String customerId, UUID erasureId, Instant erasedAt) implements CustomerEvent {}
