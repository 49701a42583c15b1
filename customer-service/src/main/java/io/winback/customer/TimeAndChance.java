package io.winback.customer;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock; nothing else asks the machine for the time. */
class TimeAndChance {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
