package io.winback.chassis.outbox;

import java.util.UUID;

/**
 * The cause of an event.
 *
 * @param eventId the id of the event that was handled
 * @param traceparent of the W3C trace context, carried from the first event to the last; null starts a new trace
 */
public record Cause(UUID eventId, String traceparent) {}
