package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** Reads the times of a format by its patterns; without patterns as {@link LenientTime} does. */
public final class TimeFormat {

    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2026, 11, 22, 15, 4, 5, 0, ZoneOffset.UTC);

    private final List<DateTimeFormatter> formatters;
    private final List<String> patterns;
    private final ZoneId usualZone;

    /** @param usualZone the zone in which a date without a time begins */
    TimeFormat(List<String> patterns, ZoneId usualZone) {
        this.patterns = patterns;
        this.formatters = patterns.stream().map(TimeFormat::formatter).toList();
        this.usualZone = usualZone;
    }

    /** @throws IllegalArgumentException if the pattern is invalid */
    static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(strict(pattern), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        } catch (ClassCastException e) {
            // So the Java platform fails at a padded number beside another, such as ppyyM.
            throw new IllegalArgumentException("the pattern pads a number beside another", e);
        }
    }

    /** A strict formatter takes the year of an era from {@code y}, and any year from {@code u}. */
    private static String strict(String pattern) {
        var strict = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            strict.append(c == 'y' && !quoted ? 'u' : c);
        }
        return strict.toString();
    }

    /** @param zone of a time without an offset */
    Instant read(String field, String text, ZoneId zone) throws Rejected {
        if (formatters.isEmpty()) {
            return LenientTime.read(field, text, zone, usualZone);
        }
        var parsed = parse(field, text);
        if (parsed instanceof LocalDateTime time) {
            return time.atZone(zone).toInstant();
        }
        if (parsed instanceof LocalDate date) {
            return date.atStartOfDay(usualZone).toInstant();
        }
        if (parsed instanceof MonthDay) {
            throw expected(field, text);
        }
        return Instant.from(parsed);
    }

    /** @return a {@link LocalDate}; a {@link MonthDay} for a pattern without a year */
    TemporalAccessor readDay(String field, String text) throws Rejected {
        if (formatters.isEmpty()) {
            return LenientTime.readDay(field, Normalizer.normalize(text, Normalizer.Form.NFKC));
        }
        try {
            var parsed = parse(field, text);
            return parsed instanceof MonthDay ? parsed : LocalDate.from(parsed);
        } catch (Rejected e) {
            // A birth date is personal, so the value is not shown.
            throw new Rejected(field, "must be a date (%s)".formatted(String.join(" or ", patterns)));
        }
    }

    private TemporalAccessor parse(String field, String text) throws Rejected {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        for (var formatter : formatters) {
            try {
                return parse(formatter, normal);
            } catch (DateTimeException e) {
                // The next pattern may fit.
            }
        }
        throw expected(field, text);
    }

    /** @throws DateTimeException if the text does not have the form */
    static TemporalAccessor parse(DateTimeFormatter formatter, String text) {
        return formatter.parseBest(
                text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from, MonthDay::from);
    }

    private Rejected expected(String field, String text) {
        return new Rejected(
                field,
                "must be a date or time such as %s (%s)"
                        .formatted(formatters.get(0).format(EXAMPLE), String.join(" or ", patterns)),
                text);
    }
}
