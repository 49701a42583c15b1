package io.winback.customer.insights;

import io.winback.chassis.http.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A range of days for statistics.
 *
 * @param from the first day
 * @param to the last day
 */
record DateRange(LocalDate from, LocalDate to, ZoneId zone) {

    private static final long USUAL_DAYS = 90;
    private static final long LONGEST_YEARS = 100;

    /** Both days are included. The default is the last 90 days. */
    static DateRange of(LocalDate from, LocalDate to, Instant now, ZoneId zone) {
        var last = to == null ? LocalDate.ofInstant(now, zone) : to;
        if (last.getYear() < 1900 || last.getYear() > 9998) {
            throw new InvalidInput("to", "query", "must be in the years 1900 to 9998, but is " + last);
        }
        var first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        var earliest = last.minusYears(LONGEST_YEARS);
        if (first.isAfter(last) || first.isBefore(earliest)) {
            throw new InvalidInput(
                    "from", "query", "must be a day from %s to %s, but is %s".formatted(earliest, last, first));
        }
        return new DateRange(first, last, zone);
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
