package io.winback.customer.complaint;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessHoursTest {

    private static final BusinessHours HOURS = new BusinessHours(
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of(LocalDate.parse("2026-11-23")));

    /** 2026-11-20 is a Friday; the Monday after it is a holiday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00, PT4H, 2026-11-18T14:00",
        "2026-11-18T07:00, PT1H, 2026-11-18T10:00",
        "2026-11-18T17:00, PT2H, 2026-11-19T10:00",
        "2026-11-18T09:00, PT9H, 2026-11-18T18:00",
        "2026-11-20T17:30, PT1H, 2026-11-24T09:30",
        "2026-11-21T12:00, PT18H, 2026-11-25T18:00",
    })
    void onlyBusinessHoursCount(String start, Duration time, String end) {
        assertThat(HOURS.after(tokyo(start), time, ZoneId.of("Asia/Tokyo"))).isEqualTo(tokyo(end));
    }

    private static Instant tokyo(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }
}
