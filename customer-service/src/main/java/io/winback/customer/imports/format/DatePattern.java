package io.winback.customer.imports.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Tries whether a pattern reads what it writes. A pattern may be valid and still never read a date. */
final class DatePattern {

    private static final ZonedDateTime EXAMPLE =
            ZonedDateTime.of(2026, 11, 22, 15, 4, 5, 0, ZoneId.of("Europe/London"));

    private DatePattern() {}

    /** @param mayHaveNoYear whether a birthday without a year is allowed */
    static boolean reads(String pattern, boolean mayHaveNoYear) {
        var formatter = TimeFormat.formatter(pattern);
        try {
            var parsed = TimeFormat.parse(formatter, EXAMPLE.format(formatter));
            if (parsed instanceof MonthDay) {
                return mayHaveNoYear && !writes(formatter, EXAMPLE.plusYears(1));
            }
            return parsed instanceof LocalDate date
                    ? date.equals(EXAMPLE.toLocalDate())
                            && !writes(formatter, EXAMPLE.plusHours(1).plusMinutes(1))
                    : dateOf(parsed).equals(EXAMPLE.toLocalDate());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether the pattern writes the other time differently, so that it has a part that is not read. */
    private static boolean writes(DateTimeFormatter formatter, ZonedDateTime other) {
        return !other.format(formatter).equals(EXAMPLE.format(formatter));
    }

    private static LocalDate dateOf(TemporalAccessor parsed) {
        if (parsed instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        return parsed instanceof OffsetDateTime time
                ? time.toLocalDate()
                : ZonedDateTime.from(parsed).toLocalDate();
    }
}
