package io.winback.chassis.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long dead letters are kept. */
@ConfigMapping(prefix = "winback.dead-letters")
interface DeadLettersConfiguration {

    /** How long a dead letter is kept without a replay. It must be longer than the repair of its cause takes. */
    @WithDefault("P90D")
    Duration keep();

    /** How long a dead letter is kept after its replay. */
    @WithDefault("P30D")
    Duration keepReplayed();
}
