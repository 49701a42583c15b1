package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** A resolved complaint was opened again. */
public record ComplaintReopened(
        String customerId, UUID complaintId, Severity severity, ChurnReason reason, Instant reopenedAt)
        implements CustomerEvent {}
