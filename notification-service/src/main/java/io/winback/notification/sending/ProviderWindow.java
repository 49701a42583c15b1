package io.winback.notification.sending;

import io.winback.notification.channel.ProviderResponse;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The running attempts of one provider, at most as many as it takes at once. An attempt without an answer keeps its place, so
 * that a provider that hangs gets no further requests. Times are by {@link System#nanoTime}. For one thread.
 */
final class ProviderWindow {

    private final int size;
    private final ProviderBreaker breaker;
    private final Set<Attempt> running = new LinkedHashSet<>();
    private Attempt probe;

    ProviderWindow(int size, ProviderBreaker breaker) {
        this.size = size;
        this.breaker = breaker;
    }

    /** A message that was handed to the messenger, and has no answer. */
    static final class Attempt {
        private final InFlightMessage message;
        private final long startedAt;

        private Attempt(InFlightMessage message, long startedAt) {
            this.message = message;
            this.startedAt = startedAt;
        }

        InFlightMessage message() {
            return message;
        }
    }

    /** How many attempts may start now; after a pause at most one, the probe. */
    int places(long now) {
        if (breaker.isOpen(now) || breaker.isHalfOpen(now) && probe != null) {
            return 0;
        }
        int free = size - running.size();
        return breaker.isHalfOpen(now) ? Math.min(1, free) : free;
    }

    boolean isProbing(long now) {
        return breaker.isHalfOpen(now);
    }

    Attempt start(InFlightMessage message, long now) {
        var attempt = new Attempt(message, now);
        running.add(attempt);
        if (breaker.isHalfOpen(now)) {
            probe = attempt;
        }
        return attempt;
    }

    void end(Attempt attempt, ProviderResponse response, long now) {
        running.remove(attempt);
        if (attempt == probe) {
            probe = null;
        }
        breaker.record(response, now);
    }

    boolean isPaused(long now) {
        return breaker.isOpen(now);
    }

    long pauseLeft(long now) {
        return breaker.pauseLeft(now);
    }

    /** Whether all running attempts started at least this long ago. */
    boolean allRunFor(long nanos, long now) {
        return running.stream().allMatch(attempt -> now - attempt.startedAt >= nanos);
    }
}
