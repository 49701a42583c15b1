package io.winback.chassis.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The waits of consumers and jobs while the database is unavailable. */
@ConfigMapping(prefix = "winback.database-retry")
interface DatabaseRetryConfiguration {

    /** The first wait; each further wait is twice as long. */
    @WithDefault("PT0.1S")
    Duration firstWait();

    /** The longest wait between two tries. A shorter wait finds the database sooner and asks it more often. */
    @WithDefault("PT3S")
    Duration longestWait();
}
