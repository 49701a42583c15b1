package io.winback.notification.sending;

import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import java.time.Duration;

/**
 * The circuit breaker of one provider. While it is open no message is sent, so that an outage uses up no attempts and the
 * provider is not flooded. After each pause a single message probes the provider: its answer closes the breaker, or opens it
 * for twice as long. Times are by {@link System#nanoTime}. For one thread.
 */
final class ProviderBreaker {

    /** After this many temporary refusals in a row the provider counts as unavailable. */
    private static final int DEFERRALS = 20;
    /** After this many attempts without an answer in a row the provider counts as unavailable. */
    private static final int UNKNOWNS = 5;
    /** After this many doublings every pause is the longest. */
    private static final int DOUBLINGS = 20;

    private final Duration firstPause;
    private final Duration longestPause;
    private int pauses;
    private long pausedUntil;
    private int deferrals;
    private int unknowns;

    ProviderBreaker(Duration firstPause, Duration longestPause) {
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Whether no message may be sent. */
    boolean isOpen(long now) {
        return pauses > 0 && now - pausedUntil < 0;
    }

    /** Whether one message may be sent, as a probe. */
    boolean isHalfOpen(long now) {
        return pauses > 0 && !isOpen(now);
    }

    /** The rest of the pause in nanoseconds; 0 if there is none. */
    long pauseLeft(long now) {
        return isOpen(now) ? pausedUntil - now : 0;
    }

    void record(ProviderResponse response, long now) {
        if (response instanceof Unavailable unavailable) {
            pause(now, unavailable.retryAfter());
        } else if (response instanceof Deferred deferred && ++deferrals >= DEFERRALS) {
            pause(now, deferred.retryAfter());
        } else if (response instanceof Unknown) {
            if (++unknowns >= UNKNOWNS) {
                pause(now, null);
            }
        } else if (!(response instanceof NotHandedOver)) {
            deferrals = response instanceof Deferred ? deferrals : 0;
            unknowns = 0;
            pauses = 0;
        }
    }

    /** Messages that were in flight when the breaker opened do not lengthen the pause. */
    private void pause(long now, Duration retryAfter) {
        if (!isOpen(now)) {
            var pause = firstPause.multipliedBy(1L << Math.min(pauses, DOUBLINGS));
            pauses++;
            pausedUntil = now + (pause.compareTo(longestPause) > 0 ? longestPause : pause).toNanos();
        }
        if (retryAfter != null && now + retryAfter.toNanos() - pausedUntil > 0) {
            pausedUntil = now + retryAfter.toNanos();
        }
    }
}
