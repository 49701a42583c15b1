package io.winback.notification.message;

import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a message is tried again: each wait three times the last, spread by a third so that a crowd does not come at once. */
@ApplicationScoped
class Retries {

    private static final double FACTOR = 3;
    private static final double SPREAD = 1 / 3.0;

    private final NotificationConfiguration configuration;
    private final RandomGenerator chance;

    Retries(NotificationConfiguration configuration, RandomGenerator chance) {
        this.configuration = configuration;
        this.chance = chance;
    }

    /** @return empty when it was tried often enough */
    Optional<Instant> after(int attempts, Instant now) {
        if (attempts >= configuration.attempts()) {
            return Optional.empty();
        }
        var wait = configuration.firstWait().toMillis() * Math.pow(FACTOR, attempts - 1.0);
        var spread = 1 + SPREAD * (2 * chance.nextDouble() - 1);
        return Optional.of(now.plus(Duration.ofMillis(Math.round(wait * spread))));
    }
}
