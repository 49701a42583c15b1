package io.winback.chassis.limits;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the requests that this replica got, in memory. */
@ApplicationScoped
class LocalLimits {

    private final RecentlyUsed<Bucket> buckets = new RecentlyUsed<>();

    RateLimitState take(RateLimit limit, String caller) {
        return RateLimitState.of(limit, bucket(limit, caller).tryConsumeAndReturnRemaining(1));
    }

    void giveBack(RateLimit limit, String caller) {
        bucket(limit, caller).addTokens(1);
    }

    private Bucket bucket(RateLimit limit, String caller) {
        return buckets.get(limit.name() + ":" + caller, key -> {
            var bucket = Bucket.builder();
            for (var bandwidth : limit.bucket().getBandwidths()) {
                bucket.addLimit(bandwidth);
            }
            return bucket.build();
        });
    }
}
