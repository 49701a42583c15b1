package io.winback.notification.message;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry in the history of a message.
 *
 * @param what the state that the message entered, {@code RESUMED} or {@code OUTCOME_UNKNOWN}
 * @param detail such as the answer of the provider; null if there is none
 */
public record HistoryEntry(UUID messageId, Instant at, String what, String detail) {}
