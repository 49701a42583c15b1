package io.winback.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What an operator may set. */
@ConfigMapping(prefix = "winback.customer")
public interface CustomerConfiguration {

    /** The zone of customers whose own is not known, and of dates without a time. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** The personal lapse clock. */
    Lapse lapse();

    /** How soon complaints are answered. */
    Complaints complaints();

    /** The hours of ours in which a complaint is to be answered; half of them for customers of the upper two tiers. */
    interface Complaints {
        @WithDefault("PT4H")
        Duration critical();

        @WithDefault("PT8H")
        Duration high();

        @WithDefault("PT24H")
        Duration normal();

        @WithDefault("PT72H")
        Duration low();

        /** When we begin to answer, where the customer lives. */
        @WithDefault("09:00")
        LocalTime opens();

        /** When we stop. */
        @WithDefault("18:00")
        LocalTime closes();

        /** On which days. */
        @WithDefault("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")
        Set<DayOfWeek> days();

        /** Days on which nobody answers, such as {@code 2027-01-01,2027-01-11}. */
        Optional<Set<LocalDate>> holidays();

        /** Where that is otherwise, by the country of the customer's locale, such as {@code countries.us.opens=08:00}. */
        Map<String, Country> countries();

        /** What differs from the above. */
        interface Country {
            Optional<LocalTime> opens();

            Optional<LocalTime> closes();

            Optional<Set<DayOfWeek>> days();

            Optional<Set<LocalDate>> holidays();
        }
    }

    /** Asking people for their opinion. */
    Surveys surveys();

    /** Links to surveys. */
    interface Surveys {
        /** What we are called from outside: links begin with it. */
        @WithDefault("http://localhost:8081")
        String publicUrl();

        /** Signs the links; changing it breaks those that were sent. */
        String linkSecret();

        /** Nobody is asked again before this long after they were last asked, or answered. */
        @WithDefault("P30D")
        Duration rest();

        /** How long a link can be answered. */
        @WithDefault("P30D")
        Duration validFor();
    }

    /** Background jobs, such as imports and scorings. */
    Jobs jobs();

    /** How background jobs run. */
    interface Jobs {
        /** Threads of one job; the number of processors if absent. Lower it where the service shares its machine. */
        OptionalInt parallelism();

        /** How long a job waits for the database before it fails. */
        @WithDefault("PT10M")
        Duration databasePatience();
    }

    /** Where to ask when a person wants to see what is held on them. */
    Privacy privacy();

    /** The other services. */
    interface Privacy {
        @WithDefault("http://localhost:8082")
        String campaignService();

        @WithDefault("http://localhost:8083")
        String offerService();

        @WithDefault("http://localhost:8084")
        String notificationService();

        /** How long it is remembered who was erased; at least as long as the oldest backup is kept. */
        @WithDefault("P400D")
        Duration keepErasures();

        /** How long one that is away is waited for. */
        @WithDefault("PT10M")
        Duration patience();
    }

    /** What models are asked, and what their answers mean. */
    Scoring scoring();

    /** How customers are scored. */
    interface Scoring {
        /** How far ahead the next orders are looked for, in days. */
        @WithDefault("180")
        int horizonDays();

        /** From this probability of no order within the horizon nobody is expected back; a backtest tells what it catches. */
        @WithDefault("0.9")
        double unexpectedFrom();

        /** How far ahead the lifetime value looks, in days. */
        @WithDefault("1095")
        int lifetimeDays();

        /** What a year takes off the worth of money, for the lifetime value. */
        @WithDefault("0.1")
        double discountRate();

        /** Customers at most that the usual gaps and the borders of the fifths are taken from. */
        @WithDefault("100000")
        int sample();

        /** Customers at most that the models are fitted to; what that costs in certainty is in docs/scoring.md. */
        @WithDefault("25000")
        int fitSample();
    }

    /** When silence means that somebody is leaving, or has left. */
    interface Lapse {
        /** At risk after this many of their usual gaps. */
        @WithDefault("1.5")
        double atRiskAfter();

        /** Lost after this many of their usual gaps. */
        @WithDefault("2.5")
        double churnedAfter();

        /** Purchase days from which a person's own gap counts; below it, that of people like them does. */
        @WithDefault("4")
        int ownGapFrom();

        /** No gap counts as shorter, in days: who bought on three days of one week is not lost in the next. */
        @WithDefault("14")
        int shortestGap();

        /** The gap of everybody as long as nobody has bought twice, in days. */
        @WithDefault("90")
        int unknownGap();
    }
}
