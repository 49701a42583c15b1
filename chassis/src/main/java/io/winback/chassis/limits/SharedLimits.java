package io.winback.chassis.limits;

import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Counts the requests that all replicas got, in the table {@code rate_limit}. A replica reads and writes the row of a caller at most
 * about once a second. So all replicas together allow a few more requests than the limit: at most a sixtieth for each replica.
 */
@ApplicationScoped
class SharedLimits {

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

    private final ProxyManager<String> database;
    private final RecentlyUsed<Bucket> buckets = new RecentlyUsed<>();

    @Inject
    SharedLimits(@io.quarkus.agroal.DataSource("requests") AgroalDataSource requests) {
        this((DataSource) requests);
    }

    SharedLimits(DataSource requests) {
        database = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(requests)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(RateLimit.WINDOW))
                .build();
    }

    /** @throws RuntimeException if the database does not answer */
    RateLimitState take(RateLimit limit, String caller) {
        return RateLimitState.of(limit, bucket(limit, caller).tryConsumeAndReturnRemaining(1));
    }

    /** @throws RuntimeException if the database does not answer */
    void giveBack(RateLimit limit, String caller) {
        bucket(limit, caller).addTokens(1);
    }

    private Bucket bucket(RateLimit limit, String caller) {
        long mostUncounted = Math.max(1, limit.requests() / RateLimit.WINDOW.toSeconds());
        return buckets.get(limit.name() + ":" + caller, key -> database.builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(mostUncounted, LONGEST_DELAY)))
                .build(key, limit::bucket));
    }
}
