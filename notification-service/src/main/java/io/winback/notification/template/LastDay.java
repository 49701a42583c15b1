package io.winback.notification.template;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The last full day before an instant, such as the expiry of a coupon, formatted for a time zone and a locale. */
public final class LastDay {

    private LastDay() {}

    public static String before(Instant end, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(end.minusNanos(1).atZone(zone));
    }
}
