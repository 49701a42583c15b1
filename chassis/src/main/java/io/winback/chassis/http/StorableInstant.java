package io.winback.chassis.http;

import java.time.DateTimeException;
import java.time.Instant;

/** A time that the database can store and compare: of the years 1 to 9999. */
public final class StorableInstant {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StorableInstant() {}

    /** @throws IllegalArgumentException if it is not a time of these years */
    public static Instant parse(String text) {
        try {
            var time = Instant.parse(text);
            if (!isStorable(time)) {
                throw new IllegalArgumentException("%s is not a time of the years 1 to 9999".formatted(text));
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%s is not a time such as 2026-11-22T03:00:00Z".formatted(text), e);
        }
    }

    /**
     * @param field of the body
     * @param time null if the caller did not give it
     * @throws InvalidInput if it is not a time of these years
     */
    public static void check(String field, Instant time) {
        if (time != null && !isStorable(time)) {
            throw InvalidInput.inBody(field, "must be in the years 1 to 9999, not " + time);
        }
    }

    private static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }
}
