package io.winback.campaign.console;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Formats numbers and dates in English and in Japanese. */
@TemplateExtension
final class NumberFormatting {

    private NumberFormatting() {}

    /** Such as {@code 1,234,567}. Both languages group digits in this way. */
    static String grouped(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** Such as {@code 31 May 2026} and {@code 2026年5月31日}. */
    static String inWords(LocalDate date, String language) {
        return written(date, language, "d MMMM y", "y年M月d日");
    }

    /** In UTC. The page replaces it with the local time of the viewer. */
    static String inWords(Instant moment, String language) {
        return written(moment.atOffset(ZoneOffset.UTC), language, "d MMMM y, HH:mm 'UTC'", "y年M月d日 HH:mm 'UTC'");
    }

    private static String written(TemporalAccessor time, String language, String english, String japanese) {
        var locale = Locale.forLanguageTag(language);
        return DateTimeFormatter.ofPattern(locale.equals(Locale.JAPANESE) ? japanese : english, locale)
                .format(time);
    }
}
