package io.winback.chassis.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a limit after a request.
 *
 * @param remaining the requests that may follow at once
 * @param reset after which time the whole limit is there again
 * @param retryAfter after which time the next request may be sent; zero if this one was allowed
 */
public record RateLimitState(RateLimit limit, boolean isAllowed, long remaining, Duration reset, Duration retryAfter) {

    static RateLimitState of(RateLimit limit, ConsumptionProbe probe) {
        return new RateLimitState(
                limit,
                probe.isConsumed(),
                Math.max(0, probe.getRemainingTokens()),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The headers of draft-ietf-httpapi-ratelimit-headers, and {@code Retry-After} in seconds if the request was not allowed. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("RateLimit-Policy", limit.policy());
        headers.put("RateLimit", "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, reset.toSeconds()));
        if (!isAllowed) {
            headers.put("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
        }
        return headers;
    }
}
