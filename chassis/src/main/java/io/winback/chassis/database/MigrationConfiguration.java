package io.winback.chassis.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How migrations wait for tables that are in use. */
@ConfigMapping(prefix = "winback.migration")
interface MigrationConfiguration {

    /**
     * How long a migration waits for a lock. Requests to the same table wait behind it for this time, so keep it below the lock
     * timeout of requests. Keep it above {@code deadlock_timeout} of the database: only after that time PostgreSQL cancels an
     * automatic vacuum that holds the lock.
     */
    @WithDefault("PT1.2S")
    Duration lockTimeout();

    /** The wait before a migration that got no lock is tried again; each further wait is twice as long. */
    @WithDefault("PT1S")
    Duration firstWait();

    /** The longest wait between two tries. A longer one disturbs other transactions less, and delays the start. */
    @WithDefault("PT10S")
    Duration longestWait();
}
