package io.winback.notification.template;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LastDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T15:00:00Z, Asia/Tokyo, ja-JP, 2026年11月30日",
        "2026-11-30T15:00:00.001Z, Asia/Tokyo, ja-JP, 2026年12月1日",
        "2026-11-30T14:59:59Z, Asia/Tokyo, ja-JP, 2026年11月30日",
        "2027-01-01T05:00:00Z, America/New_York, en-US, 'December 31, 2026'",
        "2026-11-30T00:00:00Z, UTC, en-GB, 29 November 2026",
        // The clocks go back on the first of November: that day has 25 hours.
        "2026-11-02T05:00:00Z, America/New_York, en-US, 'November 1, 2026'",
        "2028-03-01T00:00:00Z, UTC, en-US, 'February 29, 2028'"
    })
    void isTheDayOfTheInstantBeforeTheEnd(Instant end, ZoneId zone, String locale, String day) {
        assertThat(LastDay.before(end, zone, Locale.forLanguageTag(locale))).isEqualTo(day);
    }
}
