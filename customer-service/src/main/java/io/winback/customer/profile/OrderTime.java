package io.winback.customer.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When an order was placed, as far as it is known. An order with a date only may have been placed until the end of that day
 * where the customer lives. An order with a time of whole seconds may have been placed until the end of that second.
 *
 * @param until the first moment at which the order was certainly placed
 */
public record OrderTime(Instant placedAt, Instant until) {

    private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

    /** A time that is known to the microsecond. */
    public static OrderTime exact(Instant at) {
        return new OrderTime(at, at.plusNanos(1_000));
    }

    /** Midnight in the usual zone stands for a date without a time, which is the same day in every zone. */
    public static OrderTime of(Instant placedAt, ZoneId zone, ZoneId usualZone) {
        var usual = placedAt.atZone(usualZone);
        if (usual.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return new OrderTime(
                    placedAt, usual.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
        }
        return new OrderTime(
                placedAt,
                placedAt.getNano() == 0
                        ? placedAt.plus(WHOLE_SECOND)
                        : exact(placedAt).until());
    }

    /** Whether the order counts as placed after a moment: it does, unless it is known to be before. */
    public boolean isAfter(Instant moment) {
        return moment.isBefore(until);
    }

    /** The time of an order that counts as placed after a moment. */
    public Instant notBefore(Instant moment) {
        return placedAt.isBefore(moment) ? moment : placedAt;
    }
}
