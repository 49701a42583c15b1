package io.winback.chassis.http;

import java.time.DateTimeException;
import java.time.Instant;

/** A time in a query or a cursor that the database can compare: of the years 1 to 9999. */
public final class StorableInstant {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StorableInstant() {}

    /** @throws IllegalArgumentException if it is not a time of these years */
    public static Instant parse(String text) {
        try {
            var time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new IllegalArgumentException("%s is not a time of the years 1 to 9999".formatted(text));
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s is not a time such as 2026-11-22T03:00:00Z".formatted(text), e);
        }
    }
}
