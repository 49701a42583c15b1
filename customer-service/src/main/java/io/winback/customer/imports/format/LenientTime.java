package io.winback.customer.imports.format;

import com.ethlo.time.DateTime;
import com.ethlo.time.Field;
import com.ethlo.time.ITU;
import io.winback.customer.imports.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an instant, a local time or a date, year first. A time without an offset is in a zone. A date without a time is
 * midnight in the usual zone.
 */
public final class LenientTime {

    /** What the fast parser does not read: one-digit months, slashes, a space before the offset, an offset without colon. */
    private static final Pattern FORM = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})"
            + "(?:[Tt ] ?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(?: ?([Zz]|[+-]\\d{2}(?::?\\d{2})?))?)?");

    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");

    private LenientTime() {}

    /** Reads a date without a time, year first. It may be personal, so it is not shown. */
    public static LocalDate readDay(String field, String text) throws Rejected {
        var match = DAY.matcher(text);
        try {
            if (match.matches()) {
                return LocalDate.of(number(match, 1), number(match, 3), number(match, 4));
            }
        } catch (DateTimeException e) {
            // Rejected below.
        }
        throw new Rejected(field, "must be a date such as 1990-11-22 or 1990/11/22");
    }

    public static Instant read(String field, String text, ZoneId zone, ZoneId usualZone) throws Rejected {
        try {
            var time = ITU.parseLenient(text);
            if (time.includesGranularity(Field.DAY) && time.getParseLength() == text.length()) {
                return time.getOffset().isPresent()
                        ? time.toOffsetDatetime().toInstant()
                        : local(time, zone, usualZone);
            }
        } catch (DateTimeException e) {
            // It may have the other form.
        }
        try {
            var match = FORM.matcher(text);
            if (match.matches()) {
                return other(match, zone, usualZone);
            }
        } catch (DateTimeException e) {
            // Rejected below.
        }
        throw new Rejected(
                field,
                "must be a date or time such as 2026-11-22, 2026/11/22 10:30, 2026-11-22T03:04:05Z or 2026-11-22 03:04:05 +0900",
                text);
    }

    private static Instant local(DateTime time, ZoneId zone, ZoneId usualZone) {
        return time.includesGranularity(Field.MINUTE)
                ? time.toLocalDatetime().atZone(zone).toInstant()
                : time.toLocalDate().atStartOfDay(usualZone).toInstant();
    }

    private static Instant other(Matcher match, ZoneId zone, ZoneId usualZone) {
        var date = LocalDate.of(number(match, 1), number(match, 3), number(match, 4));
        if (match.group(5) == null) {
            return date.atStartOfDay(usualZone).toInstant();
        }
        var nanos = match.group(8) == null ? "0" : (match.group(8) + "00000000").substring(0, 9);
        var time = LocalDateTime.of(
                        date.getYear(),
                        date.getMonth(),
                        date.getDayOfMonth(),
                        number(match, 5),
                        number(match, 6),
                        match.group(7) == null ? 0 : number(match, 7))
                .withNano(Integer.parseInt(nanos));
        return match.group(9) == null
                ? time.atZone(zone).toInstant()
                : time.toInstant(ZoneOffset.of(match.group(9).toUpperCase(Locale.ROOT)));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
