package io.winback.chassis.limits;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** All replicas of a service count the requests of a caller together. */
@QuarkusTest
class RateLimitsTest {

    private static final int UNUSED_PORT = 1;

    @Inject
    AgroalDataSource database;

    @Inject
    DeleteRateLimits deleteRateLimits;

    private final String caller = "key:" + UUID.randomUUID();

    @Test
    void twoReplicasShareALimit() {
        var one = replica();
        var other = replica();
        var limit = new RateLimit("caller", 600);

        long allowed = IntStream.range(0, 1_000)
                .filter(request ->
                        (request % 2 == 0 ? one : other).take(limit, caller).isAllowed())
                .count();

        // A replica counts ten requests before it tells the other, and ten requests come back in each second.
        assertThat(allowed).isBetween(600L, 800L);
    }

    @Test
    void anotherCallerAndAnotherPolicyHaveTheirOwnLimit() {
        var replica = replica();

        assertThat(replica.take(new RateLimit("caller", 1), caller).isAllowed()).isTrue();
        assertThat(replica.take(new RateLimit("caller", 1), caller).isAllowed()).isFalse();
        assertThat(replica.take(new RateLimit("address", 1), caller).isAllowed())
                .isTrue();
        assertThat(replica.take(new RateLimit("caller", 1), caller + "2").isAllowed())
                .isTrue();
    }

    @Test
    void aRefusedRequestKnowsWhenToRetry() {
        var replica = replica();
        var limit = new RateLimit("caller", 2);
        IntStream.range(0, 3).forEach(request -> replica.take(limit, caller));

        var state = replica.take(limit, caller);

        assertThat(state.isAllowed()).isFalse();
        assertThat(state.remaining()).isZero();
        assertThat(state.retryAfter()).isPositive().isLessThanOrEqualTo(RateLimit.WINDOW);
        assertThat(state.headers().get("RateLimit")).matches("\"caller\";r=0;t=\\d+");
        assertThat(limit.policy()).isEqualTo("\"caller\";q=2;w=60");
    }

    @Test
    void withoutTheDatabaseAReplicaLimitsByItsOwnCount() {
        var away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {UNUSED_PORT});
        var replica = new RateLimits(new SharedLimits(away), new LocalLimits(), Clock.systemUTC());
        var limit = new RateLimit("caller", 5);

        var allowed = IntStream.range(0, 20)
                .filter(request -> replica.take(limit, caller).isAllowed())
                .count();

        assertThat(allowed).isEqualTo(5);
    }

    @Test
    void aCallerWithItsWholeLimitIsForgotten() throws SQLException {
        replica().take(new RateLimit("caller", 5), caller);
        assertThat(rows()).isEqualTo(1);
        deleteRateLimits.delete();
        assertThat(rows()).isEqualTo(1);

        execute("update rate_limit set expires_at = 1 where id = 'caller:%s'".formatted(caller));
        deleteRateLimits.delete();

        assertThat(rows()).isZero();
    }

    private RateLimits replica() {
        return new RateLimits(new SharedLimits((javax.sql.DataSource) database), new LocalLimits(), Clock.systemUTC());
    }

    private int rows() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from rate_limit where id = ?")) {
            query.setString(1, "caller:" + caller);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
