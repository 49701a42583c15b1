package io.winback.chassis.limits;

import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Counts the requests of a caller over all replicas. While the database does not answer, this replica counts its own requests, and
 * asks the database again after some seconds: a limit never makes a service unavailable. Requests that are answered on a thread which
 * must not block, such as those of the dashboard, are always counted by the replica.
 */
@ApplicationScoped
class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SharedLimits shared;
    private final LocalLimits local;
    private final Clock clock;
    private volatile Instant sharedAgainAt = Instant.MIN;

    RateLimits(SharedLimits shared, LocalLimits local, Clock clock) {
        this.shared = shared;
        this.local = local;
        this.clock = clock;
    }

    RateLimitState take(RateLimit limit, String caller) {
        if (isLocal()) {
            return local.take(limit, caller);
        }
        try {
            return shared.take(limit, caller);
        } catch (RuntimeException e) {
            countLocally(e);
            return local.take(limit, caller);
        }
    }

    /** Returns a request that was taken. */
    void giveBack(RateLimit limit, String caller) {
        if (isLocal()) {
            local.giveBack(limit, caller);
            return;
        }
        try {
            shared.giveBack(limit, caller);
        } catch (RuntimeException e) {
            countLocally(e);
        }
    }

    private boolean isLocal() {
        return clock.instant().isBefore(sharedAgainAt) || !BlockingOperationControl.isBlockingAllowed();
    }

    private void countLocally(RuntimeException cause) {
        sharedAgainAt = clock.instant().plus(PAUSE);
        LOG.warnf(
                "the database does not answer; for %d s this replica limits requests by its own count",
                PAUSE.toSeconds());
        LOG.debug("the cause", cause);
    }
}
