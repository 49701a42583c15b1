package io.winback.offer.redemption;

import io.winback.chassis.http.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Limits guesses: after ten wrong codes within ten minutes a customer has to wait. Each replica counts by itself. */
@ApplicationScoped
class WrongCodeLimit {

    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** The most customers that are counted. The oldest is dropped first, so that guesses under many names need no more memory. */
    private static final int MOST_CUSTOMERS = 10_000;

    private final Clock clock;
    private final Map<String, Guesses> guesses = new LinkedHashMap<>();

    WrongCodeLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs an attempt of a customer, and counts it if no coupon has the code.
     *
     * @throws TooManyRequests if this customer has reached the limit
     * @throws UnknownCoupon of the attempt
     */
    <T> T attempt(String customerId, Supplier<T> attempt) {
        check(customerId);
        try {
            return attempt.get();
        } catch (UnknownCoupon e) {
            count(customerId);
            throw e;
        }
    }

    private synchronized void check(String customerId) {
        var guessed = guesses.get(customerId);
        if (guessed == null || guessed.count() < ALLOWED) {
            return;
        }
        var wait = Duration.between(clock.instant(), guessed.since().plus(WINDOW));
        if (!wait.isNegative()) {
            throw new TooManyRequests(
                    "%d wrong coupon codes within %d minutes".formatted(ALLOWED, WINDOW.toMinutes()), wait);
        }
        guesses.remove(customerId);
    }

    private synchronized void count(String customerId) {
        guesses.merge(customerId, new Guesses(1, clock.instant()), (before, one) -> before.oneMore(one.since()));
        if (guesses.size() > MOST_CUSTOMERS) {
            guesses.remove(guesses.keySet().iterator().next());
        }
    }

    private record Guesses(int count, Instant since) {

        Guesses oneMore(Instant now) {
            return now.isAfter(since.plus(WINDOW)) ? new Guesses(1, now) : new Guesses(count + 1, since);
        }
    }
}
