package io.winback.campaign.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DaysToFindTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        // The day begins where the customer lives
        "2031-05-09T14:59:59Z, Asia/Tokyo, false",
        "2031-05-09T15:00:00Z, Asia/Tokyo, true",
        "2031-05-09T15:00:00Z, '', true",
        "2031-05-09T15:00:00Z, Mars/Olympus, true",
        "2031-05-09T15:00:00Z, +09:00, true",
        "2031-05-10T04:59:59Z, America/Lima, false",
        "2031-05-10T05:00:00Z, America/Lima, true",
        // It counts for two days more
        "2031-05-12T14:59:59Z, Asia/Tokyo, true",
        "2031-05-12T15:00:00Z, Asia/Tokyo, false",
        "2031-05-12T15:00:00Z, America/Lima, true"
    })
    void aDayCountsWhereTheCustomerLivesAndForSomeDaysMore(Instant now, String zone, boolean counts) {
        assertThat(new DaysToFind(now, 2, TOKYO).count(LocalDate.parse("2031-05-10"), zone))
                .isEqualTo(counts);
    }

    @Property
    void noDayIsLeftOutThatCountsSomewhere(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @IntRange(max = 9) int daysLate,
            @ForAll @IntRange(max = 600) int zone) {
        var now = Instant.ofEpochSecond(second);
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        var name = zones.get(zone % zones.size());
        var days = new DaysToFind(now, daysLate, TOKYO);

        var today = LocalDate.ofInstant(now, ZoneId.of(name));
        var counting = IntStream.rangeClosed(-20, 20)
                .mapToObj(today::plusDays)
                .filter(day -> days.count(day, name))
                .toList();

        assertThat(counting).hasSize(daysLate + 1).endsWith(today);
        assertThat(days.all()).containsAll(counting);
    }
}
