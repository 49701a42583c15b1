package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/** A complaint that was thought to be resolved was not. */
public record ComplaintReopened(
        String customerId, UUID complaintId, Severity severity, ChurnReason reason, Instant reopenedAt)
        implements CustomerEvent {}
