package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody had left for was put right.
 *
 * @param episodeId their loss, which is still open
 * @param themeId the root cause that many shared
 * @param text what was put right, in the words of whoever did
 * @param customer what was known of the person then: a decision needs nothing else
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
