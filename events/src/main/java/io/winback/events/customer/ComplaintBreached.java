package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** A complaint was not answered by its due time. Told once, however long it goes on waiting. */
public record ComplaintBreached(
        String customerId, UUID complaintId, Severity severity, ChurnReason reason, Instant dueBy)
        implements CustomerEvent {}
