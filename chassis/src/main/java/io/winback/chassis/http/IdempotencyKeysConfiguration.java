package io.winback.chassis.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the answers of requests with an {@code Idempotency-Key} are kept. */
@ConfigMapping(prefix = "winback.idempotency-keys")
interface IdempotencyKeysConfiguration {

    /** How long an answer is kept. It must be longer than callers retry. */
    @WithDefault("P7D")
    Duration keep();
}
