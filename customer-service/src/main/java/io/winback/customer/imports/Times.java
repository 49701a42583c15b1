package io.winback.customer.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Reads times as shops write them: an instant, a local time, or a day; those without a zone are in the usual one. */
final class Times {

    private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d{2}:?\\d{2})");

    private Times() {}

    static Instant parse(String field, String text, ZoneId usualZone) throws Rejected {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(usualZone).toInstant();
            }
            var iso = text.replace(' ', 'T');
            return ZONED.matcher(iso).matches()
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(usualZone).toInstant();
        } catch (DateTimeException e) {
            throw new Rejected(field, "is no date or time such as 2026-11-22 or 2026-11-22T03:04:05Z");
        }
    }
}
