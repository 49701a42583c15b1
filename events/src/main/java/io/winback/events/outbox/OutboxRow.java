package io.winback.events.outbox;

import io.winback.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way out.
 *
 * @param payload null for a tombstone
 */
record OutboxRow(
        UUID id,
        Topic topic,
        String key,
        String type,
        String payload,
        Instant occurredAt,
        UUID causationId,
        String traceparent) {}
