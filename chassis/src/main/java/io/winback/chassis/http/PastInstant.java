package io.winback.chassis.http;

import java.time.Duration;
import java.time.Instant;

/** When something happened, as a caller tells it. */
public final class PastInstant {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private PastInstant() {}

    /**
     * @param field of the body, as a refusal names it
     * @param told null for now
     * @throws InvalidInput if it is before 1900, or further ahead than clocks differ
     */
    public static Instant of(String field, Instant told, Instant now) {
        if (told == null) {
            return now;
        }
        if (told.isBefore(EARLIEST)) {
            throw InvalidInput.inBody(field, "is too long ago");
        }
        if (told.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw InvalidInput.inBody(field, "is in the future");
        }
        return told;
    }
}
