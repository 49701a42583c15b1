package io.winback.customer.complaint;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** When somebody is there to answer: some hours of some days of the week, and not on holidays. */
record BusinessHours(LocalTime opens, LocalTime closes, Set<DayOfWeek> days, Set<LocalDate> holidays) {

    BusinessHours {
        if (!opens.isBefore(closes) || days.isEmpty()) {
            throw new IllegalArgumentException("there must be a day on which we open before we close");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** The instant at which so much of our time has passed, counted where the person lives. */
    Instant after(Instant start, Duration time, ZoneId zone) {
        var left = time;
        var now = start.atZone(zone);
        while (true) {
            var closing = now.toLocalDate().atTime(closes).atZone(zone);
            var opening = now.toLocalDate().atTime(opens).atZone(zone);
            var from = now.isBefore(opening) ? opening : now;
            if (isOpenOn(now.toLocalDate()) && from.isBefore(closing)) {
                var today = Duration.between(from, closing);
                if (left.compareTo(today) <= 0) {
                    return from.plus(left).toInstant();
                }
                left = left.minus(today);
            }
            now = now.toLocalDate().plusDays(1).atStartOfDay(zone);
        }
    }

    private boolean isOpenOn(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }
}
