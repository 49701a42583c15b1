package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * The cause of a churn was resolved.
 *
 * @param episodeId the open episode of the customer
 * @param themeId the root cause that several complaints share
 * @param text what was resolved, in the words of the agent
 * @param customer the customer at that time, with all that a decision needs
 */
public record ThemeResolved(
        String customerId,
        UUID episodeId,
        String themeId,
        String themeName,
        ChurnReason reason,
        String text,
        Instant resolvedAt,
        CustomerSnapshot customer)
        implements CustomerEvent {}
