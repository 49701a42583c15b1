package io.winback.chassis.http;

import java.time.DateTimeException;
import java.time.Instant;

/** A moment that a caller names in a query or a cursor, of a year that the database can compare: 1 to 9999. */
public final class StorableInstant {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StorableInstant() {}

    /** @throws IllegalArgumentException if it is no moment, or one of another year */
    public static Instant parse(String text) {
        try {
            var moment = Instant.parse(text);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new IllegalArgumentException("%s is not within the years 1 to 9999".formatted(text));
            }
            return moment;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s is no moment".formatted(text), e);
        }
    }
}
