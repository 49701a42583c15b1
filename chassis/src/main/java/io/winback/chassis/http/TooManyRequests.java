package io.winback.chassis.http;

import java.time.Duration;

/** The caller has reached a limit and has to wait: 429 with {@code Retry-After}. */
public class TooManyRequests extends RuntimeException {

    private final Duration wait;

    public TooManyRequests(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** In whole seconds, rounded up. */
    long retryAfter() {
        return wait.toSeconds() + 1;
    }
}
