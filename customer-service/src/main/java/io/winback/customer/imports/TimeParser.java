package io.winback.customer.imports;

import com.ethlo.time.DateTime;
import com.ethlo.time.Field;
import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Parses an instant, a local time or a date. Values without a zone are in the usual zone. */
final class TimeParser {

    private TimeParser() {}

    static Instant parse(String field, String text, ZoneId usualZone) throws Rejected {
        try {
            var time = ITU.parseLenient(text);
            if (time.includesGranularity(Field.DAY) && time.getParseLength() == text.length()) {
                return time.getOffset().isPresent() ? time.toOffsetDatetime().toInstant() : local(time, usualZone);
            }
        } catch (DateTimeException e) {
            // Rejected below.
        }
        throw new Rejected(field, "must be a date or time such as 2026-11-22 or 2026-11-22T03:04:05Z");
    }

    private static Instant local(DateTime time, ZoneId zone) {
        return time.includesGranularity(Field.MINUTE)
                ? time.toLocalDatetime().atZone(zone).toInstant()
                : time.toLocalDate().atStartOfDay(zone).toInstant();
    }
}
