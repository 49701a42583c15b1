package io.winback.chassis.limits;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes the rows of callers that have their whole limit again. */
@ApplicationScoped
class DeleteRateLimits {

    private static final String EXPIRED = """
        delete from rate_limit where id in (
            select id from rate_limit where expires_at < extract(epoch from ?::timestamptz) * 1000 limit ?)\
        """;

    private final Retention retention;

    DeleteRateLimits(Retention retention) {
        this.retention = retention;
    }

    void delete() {
        retention.delete(EXPIRED, Duration.ZERO);
    }
}
