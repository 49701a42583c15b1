package io.winback.chassis.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the ids of handled events are kept, and when a consumer counts as hanging. */
@ConfigMapping(prefix = "winback.inbox")
interface InboxConfiguration {

    /** How long ids are kept. It must exceed the retention of the topics, or a replay has effects again. */
    @WithDefault("P30D")
    Duration keep();

    /** Retries of a batch after temporary failures, such as deadlocks, before it is halved. */
    @WithDefault("5")
    int tries();

    /** A consumer that makes no step for this long hangs: the service reports that it is not alive. */
    @WithDefault("PT10M")
    Duration deadAfter();
}
