package io.winback.chassis.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes old idempotency keys every hour. */
@ApplicationScoped
class DeleteIdempotencyKeysSchedule {

    private static final int BATCH = 5_000;

    private final IdempotencyKeys keys;
    private final Duration keep;
    private final Clock clock;

    /** @param keep how long an answer is kept; must be longer than callers retry */
    DeleteIdempotencyKeysSchedule(
            IdempotencyKeys keys,
            @ConfigProperty(name = "winback.idempotency-keys.keep", defaultValue = "P7D") Duration keep,
            Clock clock) {
        this.keys = keys;
        this.keep = keep;
        this.clock = clock;
    }

    @Scheduled(every = "${winback.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var before = clock.instant().minus(keep);
        int deleted;
        do {
            deleted = keys.forget(before, BATCH);
        } while (deleted == BATCH);
    }
}
