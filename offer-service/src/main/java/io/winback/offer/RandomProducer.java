package io.winback.offer;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The source of random numbers. Coupon codes are worth money, so the next one must not be predictable. */
class RandomProducer {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
