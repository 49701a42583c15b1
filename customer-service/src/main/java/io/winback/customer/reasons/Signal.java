package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.time.Instant;

/**
 * Something that speaks for a reason.
 *
 * @param weight how much, when it was fresh: 1 is a person's own clear words
 * @param words what it was, without anything personal
 */
public record Signal(ChurnReason reason, double weight, Instant at, String words) {}
