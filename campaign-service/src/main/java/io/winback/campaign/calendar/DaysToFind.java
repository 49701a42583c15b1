package io.winback.campaign.calendar;

import io.winback.campaign.audience.CustomerZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The days that count at a time. A day begins where its customer lives. It counts until it is over, and then for some days more.
 *
 * @param daysLate how many days after it a day still counts
 * @param usualZone of customers whose time zone is not known
 */
record DaysToFind(Instant now, int daysLate, ZoneId usualZone) {

    /** The days that count in some time zone, the earliest first. */
    List<LocalDate> all() {
        var first = LocalDate.ofInstant(now, ZoneOffset.MIN).minusDays(daysLate);
        return first.datesUntil(LocalDate.ofInstant(now, ZoneOffset.MAX).plusDays(1))
                .toList();
    }

    /** Whether a day counts in a time zone. @param zone as it was stated; empty if it is not known */
    boolean count(LocalDate day, String zone) {
        var today = LocalDate.ofInstant(now, CustomerZone.of(zone).orElse(usualZone));
        return !day.isAfter(today) && !day.plusDays(daysLate).isBefore(today);
    }
}
