package io.winback.events.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long we remember, and how we wait for a database that is away. */
@ConfigMapping(prefix = "winback.inbox")
interface InboxConfiguration {

    /** Ids are kept for this long; it must exceed the retention of the topics, or a replay would have effects again. */
    @WithDefault("P30D")
    Duration keep();

    /** The first wait for a database that is away; each further wait is twice as long. */
    @WithDefault("PT0.1S")
    Duration firstWait();

    /** The longest wait between two tries. */
    @WithDefault("PT3S")
    Duration longestWait();

    /** Retries of a batch that fails in this way although the database answers, before it is halved. */
    @WithDefault("5")
    int tries();

    /** A consumer that makes no step for this long hangs, and the service is to be restarted. */
    @WithDefault("PT10M")
    Duration deadAfter();
}
