package io.winback.campaign.calendar;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * A run of a scheduled campaign.
 *
 * @param notAfter when it ends at the latest; customers who are left then are skipped
 * @param skipReason why it does not consider the customers who are left; absent unless it is SKIPPED
 * @param customers the number of customers that it considered
 * @param decisions the number of them who are in the audience
 * @param endedAt absent while it is RUNNING
 */
record RunView(
        Instant plannedAt,
        Instant notAfter,
        RunState state,
        @Nullable SkipReason skipReason,
        long customers,
        long decisions,
        Instant beganAt,
        @Nullable Instant endedAt) {}
