package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A complaint was resolved. A complaint that is reopened can be resolved again: {@code complaintId} and {@code reopenings} together
 * name one resolution.
 *
 * @param reopenings how often the complaint was reopened before
 * @param themeId the root cause that several complaints share; absent if none is known
 * @param customer the customer at that time, with all that a decision needs
 */
public record ComplaintResolved(
        String customerId,
        UUID complaintId,
        int reopenings,
        Instant resolvedAt,
        Severity severity,
        ChurnReason reason,
        String themeId,
        CustomerSnapshot customer)
        implements CustomerEvent {}
