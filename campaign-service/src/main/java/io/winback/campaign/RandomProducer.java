package io.winback.campaign;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** The source of random numbers. Tokens of sessions and links must not be predictable. */
class RandomProducer {

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
