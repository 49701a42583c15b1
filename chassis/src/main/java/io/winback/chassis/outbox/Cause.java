package io.winback.chassis.outbox;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What made an event happen.
 *
 * @param eventId the event that was being handled
 * @param traceparent of the W3C trace context, carried from the first event to the last
 */
public record Cause(UUID eventId, String traceparent) {

    /** The start of a new trace: random, as nobody guesses or guards anything by it. */
    static String newTraceparent() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong()) + "-01";
    }
}
