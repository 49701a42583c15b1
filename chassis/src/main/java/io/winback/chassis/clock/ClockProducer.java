package io.winback.chassis.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The clock of a service. No other code reads the time of the machine. Its times are whole microseconds, as the database stores
 * them, so that an answer about a change equals the later answers.
 */
class ClockProducer {

    private static final Duration PRECISION = Duration.of(1, ChronoUnit.MICROS);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), PRECISION);
    }
}
