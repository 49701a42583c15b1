package io.winback.offer.fraud;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.http.TooManyRequests;
import io.winback.offer.fraud.WrongCodes.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Limits guesses of coupon codes. It counts the wrong codes of a caller over all replicas. Above the limit a wrong code is
 * answered with 429, and a right code works as before: no guess locks the customer who owns the coupon.
 */
@ApplicationScoped
public class WrongCodeLimit {

    private final GuessingCaller caller;
    private final WrongCodes wrongCodes;
    private final WrongCodesConfiguration configuration;
    private final Clock clock;

    WrongCodeLimit(GuessingCaller caller, WrongCodes wrongCodes, WrongCodesConfiguration configuration, Clock clock) {
        this.caller = caller;
        this.wrongCodes = wrongCodes;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Runs an attempt to use a code, and counts it if the code is wrong.
     *
     * @throws TooManyRequests if the code is wrong and the caller has reached the limit
     * @throws RuntimeException of the attempt, such as a {@link WrongCode}
     */
    public <T> T attempt(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException e) {
            if (e instanceof WrongCode) {
                count();
            }
            throw e;
        }
    }

    /**
     * Runs an attempt to see a coupon by its code alone. A caller far above the limit sees none, so that guesses find none.
     *
     * @throws TooManyRequests if the code is wrong and the caller has reached the limit, or has reached the limit of lookups
     */
    public <T> T lookup(Supplier<T> attempt) {
        var now = clock.instant();
        QuarkusTransaction.requiringNew()
                .call(() -> wrongCodes.of(caller.name(), expired(now)))
                .filter(count -> count.codes() >= configuration.lookups())
                .ifPresent(count -> refuse(count, now));
        return attempt(attempt);
    }

    private void count() {
        var now = clock.instant();
        var count = QuarkusTransaction.requiringNew().call(() -> wrongCodes.add(caller.name(), now, expired(now)));
        if (count.codes() > configuration.allowed()) {
            refuse(count, now);
        }
    }

    private void refuse(Count count, Instant now) {
        var wait = Duration.between(now, count.since().plus(configuration.window()));
        throw new TooManyRequests(
                "more than %d wrong coupon codes within %d minutes"
                        .formatted(
                                configuration.allowed(), configuration.window().toMinutes()),
                wait.isNegative() ? Duration.ZERO : wait);
    }

    private Instant expired(Instant now) {
        return now.minus(configuration.window());
    }
}
