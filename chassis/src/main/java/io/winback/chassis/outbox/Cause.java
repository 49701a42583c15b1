package io.winback.chassis.outbox;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The cause of an event.
 *
 * @param eventId the id of the event that was handled
 * @param traceparent of the W3C trace context, carried from the first event to the last
 */
public record Cause(UUID eventId, String traceparent) {

    /** Starts a new trace. The random numbers need not be secret. */
    static String newTraceparent() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong()) + "-01";
    }
}
