package io.winback.chassis.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of an event in the past, as a caller states it. */
public final class PastInstant {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

    private PastInstant() {}

    /**
     * @param field of the body
     * @param stated null for now
     * @throws InvalidInput if it is before 1900, or more than 10 minutes in the future
     */
    public static Instant of(String field, Instant stated, Instant now) {
        if (stated == null) {
            return now;
        }
        if (stated.isBefore(EARLIEST)) {
            throw InvalidInput.inBody(field, "must not be before %s, but is %s".formatted(EARLIEST, stated));
        }
        if (stated.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            throw InvalidInput.inBody(
                    field,
                    "must not be in the future, but is %s; it is now %s"
                            .formatted(stated, now.truncatedTo(ChronoUnit.SECONDS)));
        }
        return stated;
    }
}
