package io.winback.campaign.definition;

import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2031-05-10T12:00:00Z");

    @Test
    void aScheduleRunsAtTheTimesOfItsZone() {
        var mondays = cron("0 9 * * 1", "Asia/Tokyo");

        assertThat(mondays.times(NOON, Instant.parse("2031-05-26T00:00:00Z"), 10))
                .containsExactly(instants("2031-05-12T00:00:00Z", "2031-05-19T00:00:00Z", "2031-05-26T00:00:00Z"));
    }

    @Test
    void theBeginOfThePeriodDoesNotCountAndItsEndDoes() {
        var hourly = cron("0 * * * *", "Z");

        assertThat(hourly.times(NOON, NOON, 10)).isEmpty();
        assertThat(hourly.times(NOON.minusNanos(1), NOON, 10)).containsExactly(NOON);
        assertThat(hourly.times(NOON, NOON.plusSeconds(3600), 10)).containsExactly(NOON.plusSeconds(3600));
    }

    @Test
    void ofManyTimesTheLastOnesCount() {
        var everyMinute = cron("* * * * *", "Z");

        assertThat(everyMinute.times(NOON, NOON.plusSeconds(3600), 2))
                .containsExactly(NOON.plusSeconds(3540), NOON.plusSeconds(3600));
    }

    /** In Berlin 02:30 does not exist on 30 March 2031, and exists twice on 26 October 2031. */
    @ParameterizedTest
    @CsvSource({
        "2031-03-29T12:00:00Z, 2031-03-30T12:00:00Z, 2031-03-30T01:30:00Z",
        "2031-03-30T01:05:00Z, 2031-03-30T12:00:00Z, 2031-03-30T01:30:00Z",
        "2031-10-25T12:00:00Z, 2031-10-26T12:00:00Z, 2031-10-26T00:30:00Z"
    })
    void aDailyScheduleRunsOnceOnTheDayOfAChangeOfTheClock(Instant from, Instant until, Instant run) {
        assertThat(cron("30 2 * * *", "Europe/Berlin").times(from, until, 10)).containsExactly(run);
    }

    @Test
    void anHourThatIsLeftOutAddsNoRun() {
        var hourly = cron("0 * * * *", "Europe/Berlin");

        assertThat(hourly.times(Instant.parse("2031-03-30T00:00:00Z"), Instant.parse("2031-03-30T02:00:00Z"), 10))
                .containsExactly(instants("2031-03-30T01:00:00Z", "2031-03-30T02:00:00Z"));
    }

    /** On Lord Howe Island 02:10 does not exist on 5 October 2031, and is run at 02:40, after 02:35. */
    @Test
    void timesAreInOrderWhereTheClockLeavesOutHalfAnHour() {
        var twice = cron("10,35 2 * * *", "Australia/Lord_Howe");
        var begin = Instant.parse("2031-10-04T12:00:00Z");

        assertThat(twice.times(begin, Instant.parse("2031-10-04T15:36:00Z"), 10))
                .containsExactly(instants("2031-10-04T15:35:00Z"));
        assertThat(twice.times(begin, Instant.parse("2031-10-04T16:00:00Z"), 10))
                .containsExactly(instants("2031-10-04T15:35:00Z", "2031-10-04T15:40:00Z"));
    }

    /** The planned time of a run is read back from the database, which has microseconds. */
    @Test
    void aSingleTimeHasMicroseconds() {
        assertThat(new Schedule(null, null, NOON.plusNanos(1_999), null).at()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void aDayThatNeverComesHasNoTime() {
        assertThat(cron("0 9 30 2 *", "Asia/Tokyo").times(NOON, NOON.plus(Duration.ofDays(400)), 10))
                .isEmpty();
    }

    @Test
    void aSingleTimeRunsOnce() {
        var once = new Schedule(null, null, NOON, null);

        assertThat(once.times(NOON.minusSeconds(1), NOON.plusSeconds(9999), 10)).containsExactly(NOON);
        assertThat(once.times(NOON, NOON.plusSeconds(9999), 10)).isEmpty();
        assertThat(once.times(NOON.minusSeconds(2), NOON.minusSeconds(1), 10)).isEmpty();
        assertThat(once.isOverAt(NOON)).isFalse();
        assertThat(once.isOverAt(NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void theNextTimeIsTheFirstOneAfterNow() {
        assertThat(cron("30 * * * *", "Z").next(NOON)).contains(NOON.plusSeconds(1800));
        assertThat(cron("0 12 * * *", "Z").next(NOON)).contains(NOON.plus(Duration.ofDays(1)));
        assertThat(cron("0 9 29 2 *", "Z").next(NOON)).contains(Instant.parse("2032-02-29T09:00:00Z"));
        assertThat(cron("0 9 30 2 *", "Z").next(NOON)).isEmpty();
        assertThat(new Schedule(null, null, NOON, null).next(NOON.plusSeconds(1)))
                .contains(NOON);
    }

    @Test
    void onlyTheTriggerScheduleHasASchedule() {
        var hourly = cron("0 * * * *", "Z");

        assertThatCode(() -> Schedule.check(OccasionKind.SCHEDULE, hourly)).doesNotThrowAnyException();
        assertThatCode(() -> Schedule.check(OccasionKind.BIRTHDAY, null)).doesNotThrowAnyException();
        assertRefused(OccasionKind.SCHEDULE, null, "is required with the trigger SCHEDULE");
        assertRefused(OccasionKind.BIRTHDAY, hourly, "must be absent with the trigger BIRTHDAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hourly", "0 9 * *", "0 0 9 * * 1", "61 9 * * *", "0 9 * * 9", "@daily"})
    void aCronThatCannotBeReadIsRefused(String cron) {
        assertRefused(OccasionKind.SCHEDULE, cron(cron, "Asia/Tokyo"), "must be five fields");
    }

    @Test
    void aCronThatNeverComesIsRefused() {
        assertRefused(OccasionKind.SCHEDULE, cron("0 9 30 2 *", "Asia/Tokyo"), "must come at some time");
        assertThatCode(() -> Schedule.check(OccasionKind.SCHEDULE, cron("0 9 29 2 *", "Asia/Tokyo")))
                .doesNotThrowAnyException();
    }

    @Test
    void aScheduleThatIsNotCompleteIsRefused() {
        assertRefused(OccasionKind.SCHEDULE, new Schedule(null, null, null, null), "must have either cron or at");
        assertRefused(OccasionKind.SCHEDULE, new Schedule("0 9 * * *", "Z", NOON, null), "must have either cron or at");
        assertRefused(OccasionKind.SCHEDULE, new Schedule(null, "Z", NOON, null), "must be absent");
        assertRefused(OccasionKind.SCHEDULE, cron("0 9 * * *", null), "is required with cron");
        assertRefused(OccasionKind.SCHEDULE, cron("0 9 * * *", "Mars"), "must be a time zone");
        assertRefused(
                OccasionKind.SCHEDULE,
                new Schedule(null, null, Instant.parse("+10000-01-01T00:00:00Z"), null),
                "must be in the years 1 to 9999");
        Stream.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(8))
                .forEach(delay -> assertRefused(
                        OccasionKind.SCHEDULE,
                        new Schedule(null, null, NOON, delay),
                        "must be positive and at most P7D"));
    }

    private static void assertRefused(OccasionKind kind, Schedule schedule, String message) {
        assertThatThrownBy(() -> Schedule.check(kind, schedule))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    private static Schedule cron(String cron, String zone) {
        return new Schedule(cron, zone, null, null);
    }

    private static Instant[] instants(String... texts) {
        return List.of(texts).stream().map(Instant::parse).toArray(Instant[]::new);
    }
}
