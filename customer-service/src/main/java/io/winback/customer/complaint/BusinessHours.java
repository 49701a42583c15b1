package io.winback.customer.complaint;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** Business hours on some days of the week, except holidays. */
record BusinessHours(LocalTime opens, LocalTime closes, Set<DayOfWeek> days, Set<LocalDate> holidays) {

    BusinessHours {
        if (!opens.isBefore(closes) || days.isEmpty()) {
            throw new IllegalArgumentException("business hours need a day, and must open before they close");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** The instant after this much business time, in the customer's time zone. */
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
