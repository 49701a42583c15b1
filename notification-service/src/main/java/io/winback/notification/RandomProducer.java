package io.winback.notification;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The source of random numbers. It only spreads retries, so it need not be secure. */
class RandomProducer {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SplittableRandom();
    }
}
