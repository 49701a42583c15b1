package io.winback.offer.redemption;

import io.winback.chassis.http.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Stops those who guess: after ten wrong codes one has to wait. Each replica counts for itself. */
@ApplicationScoped
class WrongCodes {

    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** Guessers remembered at most, the oldest forgotten first, so that guessing under many names costs us no memory. */
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Guesses> guesses = new LinkedHashMap<>();

    WrongCodes(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets a person try a code, and remembers if there is no such coupon.
     *
     * @throws TooManyRequests if this person has guessed too often of late
     * @throws UnknownCoupon as the try does
     */
    <T> T counting(String customerId, Supplier<T> attempt) {
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
            throw new TooManyRequests("too many wrong codes", wait);
        }
        guesses.remove(customerId);
    }

    private synchronized void count(String customerId) {
        guesses.merge(customerId, new Guesses(1, clock.instant()), (before, one) -> before.oneMore(one.since()));
        if (guesses.size() > REMEMBERED) {
            guesses.remove(guesses.keySet().iterator().next());
        }
    }

    private record Guesses(int count, Instant since) {

        Guesses oneMore(Instant now) {
            return now.isAfter(since.plus(WINDOW)) ? new Guesses(1, now) : new Guesses(count + 1, since);
        }
    }
}
