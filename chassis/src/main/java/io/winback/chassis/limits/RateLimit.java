package io.winback.chassis.limits;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A number of requests in a minute. A caller that paused may send them at once; they come back evenly over the minute.
 *
 * @param name of the policy, such as {@code caller}
 */
record RateLimit(String name, int requests) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, WINDOW))
                .build();
    }

    /** The header {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, requests, WINDOW.toSeconds());
    }
}
