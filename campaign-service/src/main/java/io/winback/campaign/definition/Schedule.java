package io.winback.campaign.definition;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.IsoDurations;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.StatedTimeZone;
import io.winback.chassis.http.StorableInstant;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When a campaign considers all customers: again and again, or once.
 *
 * @param cron the minute, hour, day of the month, month and day of the week, as in a crontab; absent with {@code at}
 * @param timeZone the time zone of {@code cron}; absent with {@code at}
 * @param at the single time; absent with {@code cron}
 * @param notAfter how long after its planned time a run may still consider customers, at most 7 days; without it 4 hours
 */
public record Schedule(
        @Size(max = 100) @PrintableLine String cron,
        @Size(max = 64) @PrintableLine String timeZone,
        Instant at,
        Duration notAfter) {

    private static final String FIELD = "trigger.schedule";
    private static final Duration DEFAULT_NOT_AFTER = Duration.ofHours(4);
    private static final Duration LONGEST_NOT_AFTER = Duration.ofDays(7);
    private static final Duration LONGEST_CLOCK_CHANGE = Duration.ofHours(2);
    private static final ZonedDateTime LEAP_YEAR = ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    public Schedule {
        // As the database stores it: the planned time of a run is found again by it.
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
        notAfter = notAfter == null ? DEFAULT_NOT_AFTER : notAfter;
    }

    /**
     * @param schedule null if the trigger has none
     * @throws InvalidInput if the trigger needs a schedule, or another one, or none
     */
    static void check(OccasionKind kind, Schedule schedule) {
        if (kind == OccasionKind.SCHEDULE && schedule == null) {
            throw InvalidInput.inBody(FIELD, "is required with the trigger SCHEDULE");
        }
        if (kind != OccasionKind.SCHEDULE && schedule != null) {
            throw InvalidInput.inBody(FIELD, "must be absent with the trigger " + kind);
        }
        if (schedule != null) {
            schedule.check();
        }
    }

    private void check() {
        if ((cron == null) == (at == null)) {
            throw InvalidInput.inBody(FIELD, "must have either cron or at");
        }
        StorableInstant.check(FIELD + ".at", at);
        if (cron != null) {
            checkCron();
        } else if (timeZone != null) {
            throw InvalidInput.inBody(FIELD + ".timeZone", "must be absent: at is a time with its offset");
        }
        if (notAfter.isNegative() || notAfter.isZero() || notAfter.compareTo(LONGEST_NOT_AFTER) > 0) {
            throw InvalidInput.inBody(
                    FIELD + ".notAfter", "must be positive and at most P7D, not " + IsoDurations.text(notAfter));
        }
    }

    private void checkCron() {
        if (timeZone == null) {
            throw InvalidInput.inBody(FIELD + ".timeZone", "is required with cron");
        }
        if (StatedTimeZone.find(timeZone).isEmpty()) {
            throw InvalidInput.inBody(FIELD + ".timeZone", StatedTimeZone.EXPECTED);
        }
        try {
            parsed();
        } catch (RuntimeException e) {
            throw InvalidInput.inBody(
                    FIELD + ".cron",
                    ("must be five fields: minute (0-59), hour (0-23), day of the month (1-31), month (1-12) and day of the week (0-7),"
                                    + " such as 0 9 * * 1, but is %s")
                            .formatted(cron));
        }
        if (!comes()) {
            throw InvalidInput.inBody(FIELD + ".cron", "must come at some time, but %s never does".formatted(cron));
        }
    }

    /** False if there is no such day, as with {@code 0 9 30 2 *}. */
    private boolean comes() {
        return ExecutionTime.forCron(parsed()).nextExecution(LEAP_YEAR).isPresent();
    }

    private Cron parsed() {
        return PARSER.parse(cron).validate();
    }

    /** Whether the single time is over. */
    boolean isOverAt(Instant now) {
        return at != null && at.isBefore(now);
    }

    /**
     * The planned times in a period, the earliest first. If there are more, they are the latest of it.
     *
     * @param after the begin, exclusive
     * @param until the end, inclusive
     */
    public List<Instant> times(Instant after, Instant until, int most) {
        if (at != null) {
            return at.isAfter(after) && !at.isAfter(until) ? List.of(at) : List.of();
        }
        var latest = new TreeSet<Instant>();
        planned(after, until).forEach(time -> {
            latest.add(time);
            if (latest.size() > most) {
                latest.pollFirst();
            }
        });
        return List.copyOf(latest);
    }

    /** The next planned time, at most five years later; with {@code at}, that time, also if it has passed. */
    public Optional<Instant> next(Instant now) {
        return at != null
                ? Optional.of(at)
                : planned(now, now.plus(Duration.ofDays(5 * 366))).findFirst();
    }

    /**
     * Counts in local times, so that a day has each of them once: a time that the clocks leave out is run that much later, and of a
     * time that comes twice the first one is run. Where clocks leave out less or more than an hour, times can be out of order.
     */
    private Stream<Instant> planned(Instant after, Instant until) {
        var zone = ZoneId.of(timeZone);
        var execution = ExecutionTime.forCron(parsed());
        var first = execution.nextExecution(local(after, zone).minus(LONGEST_CLOCK_CHANGE));
        var end = local(until, zone).plus(LONGEST_CLOCK_CHANGE);
        return Stream.iterate(
                        first,
                        next -> next.isPresent() && !next.get().isAfter(end),
                        next -> execution.nextExecution(next.get()))
                .map(next -> next.orElseThrow().toLocalDateTime().atZone(zone).toInstant())
                .filter(time -> time.isAfter(after) && !time.isAfter(until));
    }

    /** The local time in a form without changes of the clock. */
    private static ZonedDateTime local(Instant time, ZoneId zone) {
        return LocalDateTime.ofInstant(time, zone).atZone(ZoneOffset.UTC);
    }
}
