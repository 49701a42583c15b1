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

/** The settings of customer-service. */
@ConfigMapping(prefix = "winback.customer")
public interface CustomerConfiguration {

    /** The time zone of customers without one, and of dates without a time. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** The locale of survey pages for customers without a locale, unless their browser asks for a language. */
    @WithDefault("ja")
    String locale();

    /** The lapse clock. */
    Lapse lapse();

    /** The response times for complaints. */
    Complaints complaints();

    /** The response time in business hours, by severity. It is halved for customers of the upper two tiers. */
    interface Complaints {
        /** The response time of a critical complaint. */
        @WithDefault("PT4H")
        Duration critical();

        /** The response time of a complaint of high severity. */
        @WithDefault("PT8H")
        Duration high();

        /** The response time of a complaint of normal severity. */
        @WithDefault("PT24H")
        Duration normal();

        /** The response time of a complaint of low severity. */
        @WithDefault("PT72H")
        Duration low();

        /** Start of business hours, in the customer's time zone. */
        @WithDefault("09:00")
        LocalTime opens();

        /** End of business hours. */
        @WithDefault("18:00")
        LocalTime closes();

        /** Business days. */
        @WithDefault("MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY")
        Set<DayOfWeek> days();

        /** Days without business hours, such as {@code 2027-01-01,2027-01-11}. */
        Optional<Set<LocalDate>> holidays();

        /** Business hours by the country of the customer's locale, such as {@code countries.us.opens=08:00}. */
        Map<String, Country> countries();

        /** The settings of one country. An absent value is as above. */
        interface Country {
            /** Start of business hours in this country. */
            Optional<LocalTime> opens();

            /** End of business hours in this country. */
            Optional<LocalTime> closes();

            /** Business days in this country. */
            Optional<Set<DayOfWeek>> days();

            /** Days without business hours in this country. */
            Optional<Set<LocalDate>> holidays();
        }
    }

    /** Surveys. */
    Surveys surveys();

    /** The settings of surveys. */
    interface Surveys {
        /** The public address of this service, with which links start. */
        @WithDefault("http://localhost:8081")
        String publicUrl();

        /** The secret that signs the links. A change invalidates links that were sent. */
        String linkSecret();

        /** The minimum time between a customer's last survey and the next invitation. */
        @WithDefault("P30D")
        Duration rest();

        /** How long an invitation is valid. */
        @WithDefault("P30D")
        Duration validFor();
    }

    /** Events about single facts, such as orders. */
    Events events();

    /** Which facts are published as events. */
    interface Events {
        /**
         * From this age on, an order or a failed payment that becomes known is history and publishes no event. So an import of
         * old orders starts no campaign. Raise it where orders become known later than after a week.
         */
        @WithDefault("P7D")
        Duration historyAfter();
    }

    /** Background jobs, such as imports and scorings. */
    Jobs jobs();

    /** How background jobs run. */
    interface Jobs {
        /**
         * Threads of one job. If absent, the number of processors, but fewer than the connections of the pool for jobs.
         * Lower it where the service shares its machine.
         */
        OptionalInt parallelism();

        /** How many jobs, such as exports, run at the same time beside an import or scoring. At least 1. */
        @WithDefault("2")
        int concurrent();

        /** How long a job waits for the database before it fails. */
        @WithDefault("PT10M")
        Duration databasePatience();
    }

    /** Export and erasure of personal data. */
    Privacy privacy();

    /** The addresses of the other services, and retention times. */
    interface Privacy {
        /** The address of campaign-service. */
        @WithDefault("http://localhost:8082")
        String campaignService();

        /** The address of offer-service. */
        @WithDefault("http://localhost:8083")
        String offerService();

        /** The address of notification-service. */
        @WithDefault("http://localhost:8084")
        String notificationService();

        /** How long the erasure log is kept: at least as long as the oldest backup. */
        @WithDefault("P400D")
        Duration keepErasures();

        /** How long an export waits for a service that does not answer. */
        @WithDefault("PT10M")
        Duration patience();
    }

    /** Scoring of customers. */
    Scoring scoring();

    /** The settings of scorings. */
    interface Scoring {
        /** The horizon within which orders are predicted, in days. */
        @WithDefault("180")
        int horizonDays();

        /** The probability of no order within the horizon from which a customer is not expected to order. A backtest shows its effect. */
        @WithDefault("0.9")
        double unexpectedFrom();

        /** The horizon of the lifetime value, in days. */
        @WithDefault("1095")
        int lifetimeDays();

        /** The yearly discount rate of the lifetime value. */
        @WithDefault("0.1")
        double discountRate();

        /** The largest sample for median gaps and quintiles, in customers. */
        @WithDefault("100000")
        int sample();

        /** The largest sample to which models are fitted, in customers; docs/scoring.md has the effect on precision. */
        @WithDefault("25000")
        int fitSample();
    }

    /** After how long without an order a customer is at risk or lost. */
    interface Lapse {
        /** At risk after this multiple of the usual gap between purchases. */
        @WithDefault("1.5")
        double atRiskAfter();

        /** Lost after this multiple of the usual gap. */
        @WithDefault("2.5")
        double churnedAfter();

        /** Purchase days from which the customer's own gap counts. Below it the gap of the category counts. */
        @WithDefault("4")
        int ownGapFrom();

        /** The minimum gap in days, for customers with several purchases in one week. */
        @WithDefault("14")
        int shortestGap();

        /** The gap in days while no customer has purchased twice. */
        @WithDefault("90")
        int unknownGap();
    }
}
