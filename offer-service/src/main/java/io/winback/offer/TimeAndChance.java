package io.winback.offer;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The one clock and the one source of chance; nothing else asks the machine for either. */
class TimeAndChance {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Codes are money: nobody shall guess the next. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
