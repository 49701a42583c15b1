package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** A complaint was not answered by its due time (SLA). Published once for each complaint. */
public record ComplaintBreached(
        String customerId, UUID complaintId, Severity severity, ChurnReason reason, Instant dueBy)
        implements CustomerEvent {}
