package io.winback.customer.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A scoring under way.
 *
 * @param moment when what it finds out holds from
 * @param isOfNow whether it is of the present day, on which people go on buying
 */
record Scoring(UUID jobId, LocalDate asOf, Instant moment, boolean isOfNow, long total, Yardstick yardstick) {}
