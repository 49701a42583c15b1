package io.winback.chassis.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long handled events are remembered, and when a consumer counts as hanging. */
@ConfigMapping(prefix = "winback.inbox")
interface InboxConfiguration {

    /** Ids are kept for this long; it must exceed the retention of the topics, or a replay would have effects again. */
    @WithDefault("P30D")
    Duration keep();

    /** Retries of a batch that fails in this way although the database answers, before it is halved. */
    @WithDefault("5")
    int tries();

    /** A consumer that makes no step for this long hangs, and the service is to be restarted. */
    @WithDefault("PT10M")
    Duration deadAfter();
}
