package io.winback.notification.template;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The last day of something that works until an instant and no longer at it, as people of a zone and a language write it. */
public final class LastDay {

    private LastDay() {}

    public static String before(Instant end, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(end.minusNanos(1).atZone(zone));
    }
}
