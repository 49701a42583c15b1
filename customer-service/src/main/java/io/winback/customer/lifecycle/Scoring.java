package io.winback.customer.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A scoring under way.
 *
 * @param moment when what it finds out holds from
 */
record Scoring(UUID jobId, LocalDate asOf, Instant moment, long total, Yardstick yardstick) {}
