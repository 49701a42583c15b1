package io.winback.chassis.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * The state of a limit after a request.
 *
 * @param remaining the requests that may follow at once
 * @param reset after which time the whole limit is there again
 * @param retryAfter after which time the next request may be sent; zero if this one was allowed
 */
record RateLimitState(RateLimit limit, boolean isAllowed, long remaining, Duration reset, Duration retryAfter) {

    static RateLimitState of(RateLimit limit, ConsumptionProbe probe) {
        return new RateLimitState(
                limit,
                probe.isConsumed(),
                Math.max(0, probe.getRemainingTokens()),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The header {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. */
    String header() {
        return "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, reset.toSeconds());
    }
}
