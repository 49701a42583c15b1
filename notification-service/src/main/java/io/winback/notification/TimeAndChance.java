package io.winback.notification;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The one clock and the one source of chance; nothing else asks the machine for either. */
class TimeAndChance {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Only spreads retries, so speed counts and secrecy does not. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SplittableRandom();
    }
}
