package io.winback.chassis.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets every hour, some thousand at a time, the idempotency keys that no caller retries any more. */
@ApplicationScoped
class ForgetKeysSchedule {

    private static final int AT_ONCE = 5_000;

    private final IdempotencyKeys keys;
    private final Duration keep;
    private final Clock clock;

    /** @param keep how long the answer to a command is remembered; its caller must have given up by then */
    ForgetKeysSchedule(
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
        while (keys.forget(before, AT_ONCE) == AT_ONCE) {
            // and the next of them
        }
    }
}
